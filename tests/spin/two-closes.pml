/*
 * Q177245's two closes, written by hand from the article's page and not by the exporter: a second
 * telling, so that both cannot be wrong in the same way. tests/full/spin.test.ts holds the two together.
 *
 * Two processors (or one, with -DONE_PROCESSOR), two threads that each close one half of a pair, and
 * the build as shipped up to Service Pack 3 (or the fixed one, with -DFIXED). A thread is a process. It
 * moves only while it has a processor, and gets one or loses it only below DISPATCH_LEVEL.
 */
#ifdef ONE_PROCESSOR
#define PROCESSORS 1
#else
#define PROCESSORS 2
#endif

#define PASSIVE 0
#define DISPATCH 2
#define NONE 9

/* Which processor a thread is on, and each processor's level and thread (1 or 2; 0: idle). */
byte on[3] = { NONE, NONE, NONE };
byte level[2];
byte thread[2];
bool waiting[3];
bool ended[3];

bool aoLock;
bool connLock;
byte closes;
bool aoClosing;
bool connClosing;
bool connTaken;
bool linked = 1;
byte references = 1;
bool drained;
bool done;
bool freed;

/* A thread of which this holds may take its next step. */
#define HERE(me) (on[me] != NONE)

/* On one processor a spin lock has no word. */
#define ACQUIRE(me, lock) \
	d_step { HERE(me) -> level[on[me]] = DISPATCH }; \
	d_step { (HERE(me) && (PROCESSORS == 1 || !lock)) -> lock = (PROCESSORS > 1) }
#define TAKE(me, lock) d_step { (HERE(me) && (PROCESSORS == 1 || !lock)) -> lock = (PROCESSORS > 1) }
#define RELEASE(me, lock) \
	d_step { HERE(me) -> lock = 0 }; \
	d_step { HERE(me) -> level[on[me]] = PASSIVE }
#define LET_GO(me, lock) d_step { HERE(me) -> lock = 0 }
#define GIVE_UP(me) thread[on[me]] = 0; on[me] = NONE

/* A waiter leaves its processor; whoever sets the event makes it ready again, past its wait. */
#define SIGNAL(me, other, event) d_step { HERE(me) -> event = 1; waiting[other] = 0 }
#define TEST(me, what) d_step { (HERE(me) && (what)) -> skip }

active proctype CloseAddress() {
	bool drain;
	d_step { HERE(1) -> closes++ };
	ACQUIRE(1, aoLock);
	d_step { HERE(1) -> aoClosing = 1 };
#ifndef FIXED
	LET_GO(1, aoLock);
#endif
	TAKE(1, connLock);
	if
	:: TEST(1, linked);
		if
		:: TEST(1, !connClosing && !connTaken); d_step { HERE(1) -> connTaken = 1 }
		:: TEST(1, connClosing || connTaken); d_step { HERE(1) -> drain = 1 }
		fi
	:: TEST(1, !linked)
	fi;
#ifdef FIXED
	LET_GO(1, connLock);
	RELEASE(1, aoLock);
#else
	RELEASE(1, connLock);
#endif
	if
	:: TEST(1, drain);
		d_step { HERE(1) -> if :: drained -> skip :: else -> waiting[1] = 1; GIVE_UP(1) fi }
	:: TEST(1, !drain)
	fi;
	ACQUIRE(1, connLock);
	if
	:: TEST(1, linked && connTaken); d_step { HERE(1) -> linked = 0 }
	:: TEST(1, !(linked && connTaken))
	fi;
	RELEASE(1, connLock);
	SIGNAL(1, 2, done);
	d_step { HERE(1) -> references-- };
	d_step { HERE(1) -> closes-- };
	d_step { HERE(1) -> drain = 0; GIVE_UP(1); ended[1] = 1 }
}

active proctype CloseConnection() {
	bool ao;
	bool wait;
	d_step { HERE(2) -> closes++ };
#ifdef FIXED
	ACQUIRE(2, aoLock);
	TAKE(2, connLock);
#else
	ACQUIRE(2, connLock);
#endif
	d_step { HERE(2) -> ao = linked; references = references + linked };
	d_step { HERE(2) -> if :: (!connClosing && !connTaken) -> connClosing = 1 :: else fi };
#ifndef FIXED
	LET_GO(2, connLock);
	TAKE(2, aoLock);
#endif
	d_step { HERE(2) -> wait = (ao && aoClosing) };
#ifdef FIXED
	LET_GO(2, connLock);
#endif
	RELEASE(2, aoLock);
	if
	:: TEST(2, ao);
		if
		:: TEST(2, wait); d_step { HERE(2) -> if :: done -> skip :: else -> waiting[2] = 1; GIVE_UP(2) fi }
		:: TEST(2, !wait); ACQUIRE(2, connLock); d_step { HERE(2) -> linked = 0 }; RELEASE(2, connLock)
		fi;
		SIGNAL(2, 1, drained);
		d_step { HERE(2) -> references-- }
	:: TEST(2, !ao)
	fi;
	d_step { HERE(2) -> freed = 1 };
	d_step { HERE(2) -> closes-- };
	d_step { HERE(2) -> ao = 0; wait = 0; GIVE_UP(2); ended[2] = 1 }
}

/* Any ready thread may be given any processor that is below DISPATCH_LEVEL. */
#define GIVE(me, p) d_step { (p < PROCESSORS && level[p] < DISPATCH && on[me] == NONE && !waiting[me] && !ended[me]) -> \
	if :: (thread[p] != 0) -> on[thread[p]] = NONE :: else fi; thread[p] = me; on[me] = p }

active proctype Dispatcher() {
end:
	do
	:: GIVE(1, 0)
	:: GIVE(1, 1)
	:: GIVE(2, 0)
	:: GIVE(2, 1)
	od
}

/* Nothing else can move: both closes should have returned. */
active proctype AtRest() {
end:
	do
	:: d_step { timeout -> assert(ended[1] && ended[2]) }
	od
}
