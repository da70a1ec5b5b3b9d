/** Ids of sources and layers of another base map begin with it, so that they can meet none of ours. */
export const foreignPrefix = "base:";
