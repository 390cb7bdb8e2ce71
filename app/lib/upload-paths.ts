const UPLOADS = /^\/(agreements\/[^/]+|admin)\/imports(\.data)?$/;

/** Whether an address takes files, which may be larger than what fits in memory and are read as they come in. */
export const takesFiles = (path: string): boolean => UPLOADS.test(path);
