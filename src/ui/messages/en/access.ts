import type { access as zh } from '../zh/access.ts';

export const access = {
  title: 'Signing in',
  officeWork: 'Staff entrance',
  signIn: {
    title: 'Sign in',
    lead: 'For those who work on public commitments. Reading, making suggestions and tracking need no account.',
    login: 'Account',
    password: 'Password',
    submit: 'Sign in',
    activateTitle: 'First time here',
    activateText:
      'If you were given an activation slip, activate the account first and choose your own password.',
    activateLink: 'Activate an account',
    forgotten: 'Forgotten the password? Ask the office that opened the account for a new slip.',
    signedOut: 'You have signed out.',
    notSetUp:
      'This system has not been set up yet. On the computer that runs it, open the set-up link shown in the start window.',
    toPortal: 'Back to the public site',
  },
  activate: {
    title: 'Activate an account',
    lead: 'Enter the account and the code from the slip, then choose your own password. A slip works once.',
    login: 'Account',
    slipCode: 'Activation code',
    slipCodeHint: '13 letters and digits; capitals and dashes do not matter',
    password: 'Choose a password',
    passwordHint: (least: number) =>
      `At least ${least} characters; a sentence you can remember is fine. It must not contain the account`,
    again: 'Password once more',
    submit: 'Activate and sign in',
    toSignIn: 'Already activated: sign in',
  },
} satisfies typeof zh;
