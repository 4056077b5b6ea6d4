import { useApp, usePart } from '../app-context.ts';
import { Edge } from '../edge.tsx';
import { strings } from '../strings.ts';

export function SidebarEdge() {
  const { settings } = useApp();
  const width = usePart(settings, (state) => state.sidebarWidth);
  return (
    <Edge
      name={strings.rooms.width}
      side="end"
      width={width}
      least={200}
      most={420}
      onWidth={(sidebarWidth) => settings.change({ sidebarWidth })}
    />
  );
}
