import { type ComponentType, useEffect, useState } from 'react';

/**
 * A view that nobody needs in the first moment: its script is fetched when it is first shown. React's own `lazy`
 * would hold it back for 300 ms, as it does with everything that follows a fallback.
 */
export function onDemand<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | undefined;
  return function OnDemand(props: Props) {
    const [View, setView] = useState<ComponentType<Props> | undefined>(() => loaded);
    useEffect(() => {
      if (View) return;
      void load().then((view) => {
        loaded = view;
        setView(() => view);
      });
    }, [View]);
    return View ? <View {...props} /> : null;
  };
}
