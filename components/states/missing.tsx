import { Text, VisuallyHidden } from "@mantine/core";

interface MissingProps {
  /** Why there is no number, as words. */
  reason: string;
  /** True where there is room to show the reason beside the dash; otherwise it shows on hover and is read aloud. */
  visible?: boolean;
}

/** The place of a number that is not known: an em dash and its reason, never a zero. */
export function Missing({ reason, visible = false }: MissingProps) {
  return (
    <Text span inherit c="dimmed" title={visible ? undefined : reason}>
      <span aria-hidden="true">—</span>
      {visible ? ` ${reason}` : <VisuallyHidden component="span">{reason}</VisuallyHidden>}
    </Text>
  );
}
