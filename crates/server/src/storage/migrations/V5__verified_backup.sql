-- The last backup that was read back. What it holds is said by the number of the last change in it, not by a clock: a
-- change is written with what it is about, and numbers only grow. A restored database says what it said when it was
-- copied, which is less than what it holds.
CREATE TABLE verified_backup (
    slot       INTEGER NOT NULL PRIMARY KEY CHECK (slot = 1),
    made_at    INTEGER NOT NULL,
    change_seq INTEGER NOT NULL     -- 0: nothing had changed yet
) STRICT;
