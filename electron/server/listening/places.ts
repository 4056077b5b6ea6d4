import type { StreamError } from '#electron/stanza/stream-error.ts';
import type { StreamHost } from '../stream/host.ts';
import { openPlace, type Place, type PlaceOptions } from './place.ts';
import type { Reach } from './reach.ts';

/** Everywhere that the server listens. */
export interface Places {
  /** Rejects with `Conflict`, `InsecureConnection` or `InvalidArgument`. */
  open(options: PlaceOptions, host: StreamHost): Promise<Place>;
  /** Where others get in, as far as they do. */
  reach(): Reach | undefined;
  endAll(error: StreamError): void;
  /** Ends every stream at once; resolves when the clients have gone, which they need not do at once. */
  close(error: StreamError, seeOtherUri?: string): Promise<void>;
}

export function createPlaces(): Places {
  const places = new Set<Place>();
  return {
    open: async (options, host) => {
      const place = await openPlace(options, host);
      places.add(place);
      return {
        ...place,
        close: (error, seeOtherUri) => {
          places.delete(place);
          return place.close(error, seeOtherUri);
        },
      };
    },
    reach: () => [...places].map((place) => place.reach()).findLast((reach) => reach !== undefined),
    endAll: (error) => {
      for (const place of places) place.endAll(error);
    },
    close: async (error, seeOtherUri) => {
      await Promise.all([...places].map((place) => place.close(error, seeOtherUri)));
    },
  };
}
