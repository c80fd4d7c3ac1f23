import type { errors as zh } from '../zh/errors.ts';

export const errors = {
  'input.invalid': 'Something needs a change; see the marked fields.',
  'input.missing': 'This field is required.',
  'input.too-long': 'Too long: at most {most} characters.',
  'input.too-short': 'Too short: at least {least} characters.',
  'input.not-a-day': 'There is no such day. Write year-month-day, such as 2026-03-05.',
  'input.not-a-number': 'Please enter a number.',
  'input.too-small': 'Too small: at least {least}.',
  'input.too-big': 'Too big: at most {most}.',
  'input.malformed': 'The form is not right; please check it.',
  'input.too-large': 'The file is over the limit. Compress or split it, then upload again.',
  'access.signed-out': 'You are signed out. Sign in again; what you typed is kept on this device.',
  'access.denied':
    'Your account may not do this. If you need to, ask your superior organization or the campaign office.',
  'access.too-many-tries': 'Too many tries. Wait a few minutes and try again.',
  'access.second-person':
    'Review, verification and assessment need another person: not one who wrote it, sent it in, or acts for that organization.',
  'access.sign-in-failed':
    'Could not sign in. Check account and password; an account that is not activated, disabled, or failed 5 times (paused for 15 minutes) cannot sign in either.',
  'access.activation-failed':
    'Could not activate. Check account and code; if the slip was used, replaced, or is older than 30 days, ask for a new one.',
  'access.slip-misread': 'The activation code is not right. Compare it with the slip letter by letter.',
  'access.password-too-short': 'A password has at least 12 characters.',
  'access.password-too-long': 'A password has at most 200 characters.',
  'access.password-holds-login': 'The password must not contain the account.',
  'access.password-common':
    'This password is easily guessed. Choose another, such as a sentence you can remember.',
  'access.password-same': 'The new password is the old one. Choose another.',
  'access.password-wrong':
    'The present password is not right. After 5 failures the account pauses for 15 minutes.',
  'access.password-differs': 'The two passwords differ.',
  'access.login-malformed':
    'An account has 3 to 40 letters, digits or Chinese characters, and may hold dots, dashes and underscores.',
  'access.login-taken': 'This account name is taken. Choose another.',
  'access.person-elsewhere': 'This person is not in an organization you manage, or no longer on the roster.',
  'access.person-has-account': 'This person has an account already; add the role there.',
  'access.until-before-from': 'The last day is earlier than the first.',
  'access.own-account': 'This cannot be done with your own account. Ask another person who may do it.',
  'access.beyond-scope':
    'This account also has roles outside your scope. Ask the campaign office above to do it.',
  'access.role-above': 'A role above your own cannot be given.',
  'access.grant-exists': 'The account has this role at this organization already.',
  'access.account-disabled': 'The account is disabled. Enable it first, then issue a slip.',
  'access.no-slip-due':
    'Every chosen account is active and needs no slip. For a forgotten password, open the account and issue a new slip.',
  'access.no-subordinate-without-account': 'Every direct subordinate has a secretary account.',
  'access.setup-link-dead': 'This set-up link no longer works. Use the newest one shown in the start window.',
  'organization.not-a-root':
    'The top organization is a local committee, work committee, committee or general branch.',
  'input.holds-id-number': 'The text holds an ID number. Please take it out; none are collected.',
  'input.holds-mobile': 'The text holds a mobile number. Please take it out or give an office line.',
  'input.holds-bank-card': 'The text holds a bank card number. Please take it out.',
  'input.not-a-phone': 'This is not a phone number. Give an office line such as 0516-80000001.',
  'organization.not-found': 'No such organization, or it lies outside your scope.',
  'organization.conflict': '“{name}” changed after you opened the page. Reload, compare and try again.',
  'organization.closed': 'The organization is closed; nothing more can be changed.',
  'organization.is-root': 'The top of the tree cannot be moved, merged or closed.',
  'organization.parent-closed': '“{parent}” is closed. Choose another superior.',
  'organization.kind-does-not-fit':
    'This kind cannot stand under “{parent}”. Check the kind or choose another superior.',
  'organization.kind-cannot-hold':
    'As this kind it could not hold its present subordinates or roster. Move them first, or choose another kind.',
  'organization.cycle': '“{parent}” is the organization itself or below it. Choose another.',
  'organization.already-there': 'It already stands under “{parent}”.',
  'organization.successor-closed': '“{successor}” is closed. Choose another successor.',
  'organization.successor-cannot-take-children':
    'The subordinates cannot stand under “{successor}”. Move them first, or choose another successor.',
  'organization.successor-cannot-take-people':
    '“{successor}” keeps no roster of its own. Choose a grassroots organization.',
  'organization.children-share-names':
    'Subordinates share names with those of “{successor}”: {names}. Rename them first.',
  'organization.has-children':
    '{count} subordinates remain. Move them, or merge the whole into another organization.',
  'organization.has-people':
    '{count} people remain on the roster. Transfer them, or merge into another organization.',
  'organization.has-open-letters':
    '{count} letters are still open. Finish them, or merge into an organization that carries on.',
  'organization.day-in-future': 'The day cannot be after today. Record the change once it is in effect.',
  'organization.name-taken': 'The superior already has an organization of this name. Tell them apart.',
  'organization.code-taken': 'This code is taken. Choose another or leave it empty.',
  'organization.bad-code': 'A code has digits, letters and hyphens, 32 at most.',
  'person.not-found': 'No such person, or outside your scope.',
  'person.conflict': 'The record of {name} changed after you opened the page. Reload, compare and try again.',
  'person.has-left': 'This person has left the roster; nothing more can be changed.',
  'person.already-there': 'Already at “{organization}”; nothing changes.',
  'person.organization-closed': '“{organization}” is closed. Choose another organization.',
  'person.organization-without-roster':
    '“{organization}” keeps no roster of its own. Choose a grassroots organization below it.',
  'person.host-is-home': 'The host is the home organization. Leave it empty when there is none.',
  'person.day-in-future': 'The day cannot be after today.',
  'person.bad-joined-day': 'There is no such day. Give a year, a month or a day: 1992, 2019-07, 2019-07-01.',
} satisfies Record<keyof typeof zh, string>;
