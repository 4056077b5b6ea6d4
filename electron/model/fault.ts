/**
 * The closed list of what can go wrong, declared once. The first 25 are the reference API's
 * `PersistentChatErrorCode`, under their own names and with their meaning; the others are of the connection,
 * the disk and the bridge.
 */
const faultCodes = [
  'CannotGetParticipantList',
  'CommandFailed',
  'DatabaseConnection',
  'DataCollision',
  'DuplicateAddinName',
  'DuplicateRoomName',
  'ErrorPermission',
  'FileDownloadFailed',
  'FileUploadFailed',
  'InvalidArgument',
  'InvalidFlowOfOperations',
  'InvalidToken',
  'LimitExceeded',
  'MsgNotSupported',
  'NodeDisabled',
  'NodeHierarchyViolation',
  'NoSuchNode',
  'NoSuchPrincipal',
  'PresenterNotInMemList',
  'PrincipalsAlreadyDefined',
  'PrincipalsNotInScope',
  'ServerError',
  'UnableToCreateRoom',
  'UnknownServerError',
  'UserNotJoined',
  'HostNotFound',
  'ProvisioningFailed',
  'ConnectionRefused',
  'ConnectionLost',
  'TimedOut',
  'NotXmpp',
  'InsecureConnection',
  'CertificateRejected',
  'CertificateChanged',
  'NotAuthorized',
  'AccountDisabled',
  'CredentialsExpired',
  'NoCommonMechanism',
  'PlainNotAllowed',
  'WeakerSignIn',
  'SignOnFailed',
  'TooManyAttempts',
  'InvitationInvalid',
  'ServerTooOld',
  'WiderAudience',
  'OtherAccount',
  'Conflict',
  'NotConnected',
  'StorageFailed',
  'StorageTooNew',
  'Internal',
] as const;

export type FaultCode = (typeof faultCodes)[number];

export function isFaultCode(code: string): code is FaultCode {
  return faultCodes.some((known) => known === code);
}

/** What a failure is to those who receive it: programs read the code, people read the text. */
export interface Fault {
  readonly code: FaultCode;
  /** One sentence, saying what to do where something can be done. Never holds an unknown error's inner text. */
  readonly text: string;
  /** Seconds after which trying again makes sense; absent where trying again would change nothing. */
  readonly retry?: number;
  /** The field of what was asked that it concerns, by its name in the API. */
  readonly field?: string;
  /** Which of the values are meant: principals; the fields that were changed for `DataCollision`; the private room for `WiderAudience`. */
  readonly values?: readonly string[];
}

/** A fault on its way through code that throws. */
export class FaultError extends Error {
  readonly fault: Fault;

  constructor(
    code: FaultCode,
    text: string,
    { cause, ...more }: Omit<Fault, 'code' | 'text'> & { readonly cause?: unknown } = {},
  ) {
    super(text, cause === undefined ? undefined : { cause });
    this.name = 'FaultError';
    this.fault = { code, text, ...more };
  }
}
