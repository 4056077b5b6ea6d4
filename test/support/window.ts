import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { password } from './chat-server.ts';
import { type RunningHost, startHost } from './host.ts';

const patience = 60_000;

/** Somebody who uses Perch through its window, in a browser of the test's. */
export class PerchWindow {
  readonly host: RunningHost;
  readonly page: Page;
  readonly #context: BrowserContext;
  /** What the page complained of: there should be nothing. */
  readonly complaints: string[] = [];
  /** As whom it signed in on a server last. */
  address = '';

  private constructor(host: RunningHost, page: Page, context: BrowserContext) {
    this.host = host;
    this.page = page;
    this.#context = context;
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
  }

  /** Starts Perch on a data directory and opens its page, as a person's browser does. */
  static async opens(browser: Browser, data: string, args: readonly string[] = []): Promise<PerchWindow> {
    // Whatever the machine has: no test opens a program of the person who runs it.
    return PerchWindow.onto(browser, await startHost(data, { DISPLAY: '', WAYLAND_DISPLAY: '' }, args));
  }

  /** Opens the page of a Perch that was started already. */
  static async onto(browser: Browser, host: RunningHost): Promise<PerchWindow> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
    context.setDefaultTimeout(patience);
    const page = await context.newPage();
    const window = new PerchWindow(host, page, context);
    await page.goto(host.url);
    return window;
  }

  get rooms(): Locator {
    return this.page.getByRole('navigation', { name: 'Followed rooms' });
  }

  get messages(): Locator {
    return this.page.getByRole('log', { name: 'Messages' });
  }

  get composer(): Locator {
    return this.page.getByRole('textbox', { name: 'Message' });
  }

  get connection(): Locator {
    return this.page.getByRole('status', { name: 'Connection' });
  }

  room(name: string): Locator {
    return this.rooms.getByRole('button', { name: new RegExp(`^${name}\\b`) });
  }

  async choosesThisComputer(name: string): Promise<void> {
    await this.page.getByRole('button', { name: /^This computer/ }).click();
    await this.page.getByRole('textbox', { name: 'Your name' }).fill(name);
    await this.page.getByRole('button', { name: 'Start' }).click();
  }

  async signsIn(address: string, webSocket: string, secret = password): Promise<void> {
    this.address = address;
    await this.page.getByRole('button', { name: /^A server/ }).click();
    await this.page.getByRole('textbox', { name: 'Address', exact: true }).fill(address);
    await this.page.getByLabel('Password', { exact: true }).fill(secret);
    await this.page.getByText('Server address').first().click();
    await this.page.getByRole('textbox', { name: 'Server address' }).fill(webSocket);
    await this.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  }

  /** Takes one of what stands under the own name, at the bottom left. */
  async takes(item: string | RegExp): Promise<void> {
    await this.button('Account and connection').click();
    await this.page.getByRole('menuitem', { name: item, exact: typeof item === 'string' }).click();
  }

  /** Opens the server of this computer to the network, and stays in the dialog. */
  async letsOthersJoin(): Promise<void> {
    await this.takes(/^Let others join/);
    await this.page.getByRole('switch', { name: /^Others on my network/ }).check();
    await this.page.getByText(/^Others reach it at/).waitFor();
  }

  /** Makes an invitation in that dialog; answers its link. */
  async invites(note: string): Promise<string> {
    await this.page.getByRole('textbox', { name: 'For whom' }).fill(note);
    await this.button('Create invitation').click();
    const issued = this.page.getByRole('region', { name: 'Invitation link' }).filter({ hasText: note });
    return issued.getByRole('textbox', { name: 'Invitation link' }).inputValue();
  }

  /** Types a link on the first page, and goes on to who one wants to be. */
  async readsInvitation(link: string): Promise<void> {
    await this.page.getByRole('button', { name: /^I have an invitation/ }).click();
    await this.page.getByRole('textbox', { name: 'Invitation link' }).fill(link);
    await this.button('Continue').click();
  }

  /** Presses *Single sign-on*, and answers the address of the page that waits in the browser. */
  async beginsSignOn(button = 'Continue with single sign-on'): Promise<string> {
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await this.button(button).click();
    await this.button('Copy its address').click();
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** Another page of the same browser. */
  opensPage(): Promise<Page> {
    return this.#context.newPage();
  }

  async joinsAs(displayName: string, secret = password): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Your name' }).fill(displayName);
    await this.page.getByLabel('Choose a password', { exact: true }).fill(secret);
    await this.button('Join').click();
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** Makes a room and opens it. */
  async createsRoom(name: string, privacy: 'Open' | 'Closed' | 'Secret'): Promise<void> {
    await this.button('Find or create a room').click();
    await this.page.getByRole('dialog').getByRole('button', { name: 'Create a room' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Create a room' });
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByRole('radio', { name: new RegExp(`^${privacy}`) }).check();
    await this.button('Create').click();
    await this.page.getByRole('heading', { name, level: 1, exact: true }).waitFor();
    await this.composer.waitFor();
  }

  async findsAndFollows(name: string): Promise<void> {
    await this.button('Find or create a room').click();
    await this.button(`Follow ${name}`).click();
    await this.button(`Open ${name}`).click();
    await this.composer.waitFor();
  }

  async opensRoom(name: string): Promise<void> {
    await this.room(name).click();
    await this.composer.waitFor();
  }

  async says(...texts: readonly string[]): Promise<void> {
    for (const text of texts) {
      await this.composer.fill(text);
      await this.button('Send').click();
    }
  }

  /** Resolves when the open room shows it, as said and not only as waiting. */
  async sees(text: string): Promise<void> {
    await this.messages.getByRole('article').filter({ hasText: text }).first().waitFor();
  }

  /** The texts of the open room's messages that are drawn, oldest first. */
  async shown(): Promise<readonly string[]> {
    return this.messages.locator('article .text').allInnerTexts();
  }

  async isConnected(): Promise<void> {
    await this.connection.filter({ hasText: 'Online' }).waitFor();
  }

  async closes(): Promise<void> {
    await this.#context.close();
    await this.host.process.stop();
  }
}
