/** What lies over the footage of a creative or beside it, and is an approved asset as the footage is. */
export type CreativeStyle = {
  /** Text of an organic post. */
  readonly caption: string | null;
  readonly hashtags: readonly string[] | null;
  readonly headline: string | null;
  readonly primaryText: string | null;
  readonly description: string | null;
  readonly textOverlay: string | null;
  /** Id of the look-up table that grades the colours. */
  readonly lut: string | null;
  /** Id of the track. */
  readonly music: string | null;
};

export type StyleKind = keyof CreativeStyle;
