create table runs (
  run varchar, system varchar, trace varchar,
  path varchar, valid boolean, outcome varchar, started_utc varchar, clock varchar,
  seed bigint, repeat integer, duration_s double, width integer, height integer, fps double,
  direction varchar, queue varchar, delay_ms double, loss varchar, ssim varchar,
  video varchar, host varchar, commit varchar
);
create table metrics (
  run varchar, system varchar, trace varchar,
  name varchar, unit varchar, better varchar, value double, n bigint
);
create table frames (
  run varchar, system varchar, trace varchar,
  frame_id bigint, shown_s double, seen_s double, delay_ms double, signal_delay_ms double,
  ssim double, ssim_db double
);
create table packets (
  run varchar, system varchar, trace varchar,
  towards varchar, ms bigint, event varchar, bytes integer, delay_ms bigint, reason varchar
);
create macro p25(x) as quantile_cont(x, 0.25);
create macro p50(x) as quantile_cont(x, 0.50);
create macro p95(x) as quantile_cont(x, 0.95);
create macro p99(x) as quantile_cont(x, 0.99);
