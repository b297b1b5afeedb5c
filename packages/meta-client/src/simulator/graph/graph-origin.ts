/** Where the Graph API is. */
export const GRAPH_ORIGIN = 'https://graph.facebook.com';
