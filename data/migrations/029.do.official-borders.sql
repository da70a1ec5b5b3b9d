-- Official borders come one file after another. Until all are there, an official outline and a neighbour's approximate one may overlap:
-- a place that lies in both belongs to the soum whose border is known.
CREATE OR REPLACE FUNCTION atlas.soum_at(place geometry) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT coalesce(
    (SELECT u.code FROM atlas.admin_unit u WHERE u.level = 'soum' AND u.geom && place AND ST_Intersects(u.geom, place)
      ORDER BY u.geom_basis = 'official' DESC, u.code LIMIT 1),
    (SELECT u.code FROM atlas.admin_unit u
      WHERE u.level = 'soum' AND u.geom && ST_Expand(place, 0.3) AND ST_Distance(u.geom::geography, place::geography) < 20000
      ORDER BY ST_Distance(u.geom::geography, place::geography), u.code LIMIT 1))
$$;
COMMENT ON FUNCTION atlas.soum_at IS 'Code of the soum a point lies in (official borders before approximate ones), or the nearest within 20 km.';
