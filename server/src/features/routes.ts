import express, { type Router } from "express";
import { nothingHere } from "../http/failure.ts";
import { itemsRoutes } from "./items-routes.ts";
import { type FeatureParts, serviceRoutes } from "./service-routes.ts";

/** OGC API – Features for every layer of the registry, as whoever asks may see it. Mount at /ogc. */
export function featureRoutes(parts: FeatureParts): Router {
  const router = express.Router();
  serviceRoutes(router, parts);
  itemsRoutes(router, parts);
  router.use(nothingHere);
  return router;
}
