/** A category of rooms, as the signed-in person sees it (reference: `ChatRoomCategorySummary`). */
export interface ChatRoomCategorySummary {
  /** Stays, whatever the category is called. On a stock service, which is one category, the service's address. */
  readonly uri: string;
  readonly name: string;
  readonly description: string;
  /** Rooms that are made without a word about a category go here. */
  readonly isDefault: boolean;
  /** Whether the signed-in person may make rooms here. */
  readonly mayCreate: boolean;
  /** Whoever becomes a member of one of its rooms is invited, unless the room says otherwise. */
  readonly invitations: boolean;
  readonly fileUpload: boolean;
  readonly chatHistory: boolean;
}

/** An add-in that administrators registered (reference: `PersistentChatAddIn`). */
export interface AddInSummary {
  readonly name: string;
  /** http or https. */
  readonly url: string;
  /** Where it filters, nothing goes out that it has not judged. */
  readonly block: boolean;
}
