const UPLOADS = /^\/(agreements\/[^/]+|admin)\/imports(\.data)?$/;

/** Where an update may bring a photo or file with it; a form whose session ended goes by way of the sign-in page. */
const ATTACHING = /^\/(home|sign-in|answer\/[^/]+|agreements\/[^/]+\/(action|target)\/[^/]+)(\.data)?$/;

export const takesAttachments = (path: string): boolean => ATTACHING.test(path);

/** Whether an address takes files, which may be larger than what fits in memory and are read as they come in. */
export const takesFiles = (path: string): boolean => UPLOADS.test(path);
