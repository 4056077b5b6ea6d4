/** What a page needs to be an add-in: `connect()`, and the types of everything that crosses. */
export type {
  ActionName,
  Actions,
  AddInFault,
  AddInMessage,
  AddInPerson,
  AddInPost,
  AddInRoom,
  Appearance,
  Card,
  CardBlock,
  Coded,
  CodedMessage,
  FilterVerdict,
  GrantedHost,
  HappeningName,
  Happenings,
  HistoryAsk,
  HistoryPage,
  HttpAnswer,
  HttpAsk,
  Json,
  Manifest,
  OutgoingWords,
  PostPart,
  QuestionName,
  Questions,
  Right,
  Tone,
} from '../contract.ts';
export { AddInError } from './add-in-error.ts';
export { followAppearance } from './appearance.ts';
export { connect } from './connect.ts';
export type { Answers, Perch } from './perch.ts';
