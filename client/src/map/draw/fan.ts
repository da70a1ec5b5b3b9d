/** Signs that stand for an area meet at its middle; they are laid out in rows around it so that each can be seen and touched. */

const perRow = 4;
/** Steps a fan may reach from the middle, in half signs across and in signs up and down. */
export const fanReach = { across: perRow - 1, down: 3 } as const;

export interface FanStep {
  /** Half sign widths to the right of the middle. */
  readonly across: number;
  /** Sign heights below the middle. */
  readonly down: number;
}

/**
 * Where the sign `index` of `count` stands. Beyond the lowest row signs share the last place.
 * @param below rows to leave free: 0 has the fan around the middle, 1 begins right under it
 */
export function fanStep(index: number, count: number, below = 0): FanStep {
  const rows = Math.ceil(count / perRow);
  const row = Math.floor(index / perRow);
  const inRow = Math.min(perRow, count - row * perRow);
  const first = below > 0 ? below : -Math.floor((rows - 1) / 2);
  return { across: 2 * (index % perRow) - (inRow - 1), down: Math.min(fanReach.down, first + row) };
}
