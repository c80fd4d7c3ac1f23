-- What the items of each letter's newest version say, so that copies are found across the whole tree (domain 3.5).

create table item_fingerprint (
  item_id uuid primary key,
  letter_id uuid not null references letter (id),
  round_id uuid not null references round (id),
  content text not null,
  -- Texts that say the same share all bands, near-duplicates some.
  bands int[] not null check (cardinality(bands) = 16),
  -- One number for all bands: exact copies are found first, however many there are.
  same int not null
);
create index item_fingerprint_letter on item_fingerprint (letter_id);
create index item_fingerprint_same on item_fingerprint (same, round_id);
-- One index a band: a look-up reads a few rows of each, so that ten thousand copies cost no more than one. An inverted
-- index would collect all of them before the first could be looked at.
create index item_fingerprint_band_1 on item_fingerprint ((bands[1]), round_id);
create index item_fingerprint_band_2 on item_fingerprint ((bands[2]), round_id);
create index item_fingerprint_band_3 on item_fingerprint ((bands[3]), round_id);
create index item_fingerprint_band_4 on item_fingerprint ((bands[4]), round_id);
create index item_fingerprint_band_5 on item_fingerprint ((bands[5]), round_id);
create index item_fingerprint_band_6 on item_fingerprint ((bands[6]), round_id);
create index item_fingerprint_band_7 on item_fingerprint ((bands[7]), round_id);
create index item_fingerprint_band_8 on item_fingerprint ((bands[8]), round_id);
create index item_fingerprint_band_9 on item_fingerprint ((bands[9]), round_id);
create index item_fingerprint_band_10 on item_fingerprint ((bands[10]), round_id);
create index item_fingerprint_band_11 on item_fingerprint ((bands[11]), round_id);
create index item_fingerprint_band_12 on item_fingerprint ((bands[12]), round_id);
create index item_fingerprint_band_13 on item_fingerprint ((bands[13]), round_id);
create index item_fingerprint_band_14 on item_fingerprint ((bands[14]), round_id);
create index item_fingerprint_band_15 on item_fingerprint ((bands[15]), round_id);
create index item_fingerprint_band_16 on item_fingerprint ((bands[16]), round_id);
