interface Message {
  readonly zh: string;
  readonly en: string;
}

/** Every `platform.*` failure: what happened and what to do. `{word}` is filled from the failure's params. */
export const PLATFORM_MESSAGES = {
  'platform.config-invalid': {
    zh: '配置有误：\n{faults}',
    en: 'Some settings are wrong:\n{faults}',
  },
  'platform.data-folder-in-use': {
    zh: '数据文件夹 {folder} 正由另一个服务使用（进程号 {pid}）。请先停止该服务，或用 YINUO_DATA 指定另一个文件夹。',
    en: 'The data folder {folder} is in use by another server (process {pid}). Stop that server, or name another folder with YINUO_DATA.',
  },
  'platform.folder-not-writable': {
    zh: '文件夹 {folder} 无法写入。请检查该文件夹的权限，或用 YINUO_DATA 指定可写的文件夹。',
    en: 'The folder {folder} cannot be written to. Check its permissions, or name another folder with YINUO_DATA.',
  },
  'platform.folder-not-readable': {
    zh: '当前用户无权读取 {folder}。请使用启动服务的同一用户运行本命令。',
    en: 'This user may not read {folder}. Run the command as the user that runs the server.',
  },
  'platform.disk-full': {
    zh: '磁盘空间不足，未能保存。请联系管理员清理磁盘后重试；已保存的内容不受影响。',
    en: 'The disk is full, nothing was saved. Ask the administrator to free space, then try again; what was saved before is safe.',
  },
  'platform.other-postgres-major': {
    zh: '数据文件夹由 PostgreSQL {found} 建立，本程序自带 PostgreSQL {needed}，不能直接打开。请用原版本导出备份再用本版本恢复，或用 YINUO_PG_BIN 指定 PostgreSQL {found} 的程序文件夹。',
    en: 'The data folder was made by PostgreSQL {found}; this program has PostgreSQL {needed} and cannot open it. Export a backup with the former version and restore it with this one, or name a folder with PostgreSQL {found} programs in YINUO_PG_BIN.',
  },
  'platform.database-folder-damaged': {
    zh: '数据库文件夹 {folder} 不完整，无法打开。请不要删除，先从备份恢复到另一个文件夹。',
    en: 'The database folder {folder} is incomplete and cannot be opened. Do not delete it; restore a backup into another folder first.',
  },
  'platform.no-postgres': {
    zh: '本系统（{system}）没有可用的内置数据库程序。请安装 PostgreSQL 15 或更高版本，并设置 DATABASE_URL；或用 YINUO_PG_BIN 指定其程序文件夹。',
    en: 'There are no database programs for this system ({system}). Install PostgreSQL 15 or newer and set DATABASE_URL, or name the folder of its programs in YINUO_PG_BIN.',
  },
  'platform.postgres-unusable': {
    zh: '数据库程序 {program} 无法运行：{reason}。请安装 PostgreSQL 15 或更高版本，并设置 DATABASE_URL。',
    en: 'The database program {program} does not run: {reason}. Install PostgreSQL 15 or newer and set DATABASE_URL.',
  },
  'platform.no-database-user': {
    zh: '以 root 运行时，数据库需要另一个系统用户（postgres 或 nobody），但系统中没有。请新建用户 postgres，或改用普通用户运行。',
    en: 'When run as root the database needs another system user (postgres or nobody), and there is none. Create the user postgres, or run as an ordinary user.',
  },
  'platform.database-not-started': {
    zh: '内置数据库未能启动：{reason}。详情见 {log}。',
    en: 'The embedded database did not start: {reason}. See {log}.',
  },
  'platform.database-unavailable': {
    zh: '数据库暂时无法连接。请稍后重试；如持续出现，请联系管理员检查数据库。',
    en: 'The database cannot be reached at present. Try again in a moment; if it goes on, ask the administrator to check the database.',
  },
  'platform.database-refused': {
    zh: '数据库拒绝连接：{reason}。请检查 DATABASE_URL 中的地址、用户名、密码和库名。',
    en: 'The database refused the connection: {reason}. Check address, user, password and database name in DATABASE_URL.',
  },
  'platform.database-too-old': {
    zh: '数据库版本为 PostgreSQL {found}，需要 15 或更高版本。',
    en: 'The database is PostgreSQL {found}; 15 or newer is needed.',
  },
  'platform.database-newer': {
    zh: '数据库由更新版本的程序建立（含本程序没有的 {name}）。请使用该版本或更新的程序。',
    en: 'The database was made by a newer version of this program (it has {name}, unknown here). Use that version or a newer one.',
  },
  'platform.port-in-use': {
    zh: '端口 {port} 已被另一个程序占用。请停止该程序，或用 PORT 指定另一个端口。',
    en: 'Port {port} is taken by another program. Stop that program, or name another port with PORT.',
  },
  'platform.port-not-allowed': {
    zh: '无法监听地址 {host} 的端口 {port}。请检查 HOST；1024 以下的端口需要管理员权限，可用 PORT 另行指定。',
    en: 'Cannot listen on {host}, port {port}. Check HOST; ports below 1024 need administrator rights, or name another with PORT.',
  },
  'platform.migration-failed': {
    zh: '数据库结构更新 {name} 失败，已全部撤销：{reason}',
    en: 'The change {name} of the database failed and was undone: {reason}',
  },
} as const satisfies Record<`platform.${string}`, Message>;

export type PlatformCode = keyof typeof PLATFORM_MESSAGES;
