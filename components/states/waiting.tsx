import { Skeleton, Stack, Text } from "@mantine/core";

interface WaitingProps {
  /** What is on its way: "Reading the exposures of Fri 21 Aug 2026". */
  sentence: string;
  /** Heights in px of what will stand here, so that nothing moves when it does. */
  blocks: readonly number[];
}

/** Grey blocks of the right height with a sentence: never a bare spinner. */
export function Waiting({ sentence, blocks }: WaitingProps) {
  // The blocks never change places: their position is their name.
  const placed = blocks.map((height, place) => ({ height, place }));
  return (
    <Stack gap="md" role="status">
      <Text c="dimmed">{sentence}…</Text>
      {placed.map(({ height, place }) => (
        <Skeleton key={place} height={height} radius="md" aria-hidden="true" />
      ))}
    </Stack>
  );
}
