package testbed.shell.tun;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import testbed.timebase.Time;

/**
 * The thread that moves packets: what is due departs, then it sleeps to the next deadline or the
 * next packet, then takes what has come. Both directions, one thread, no locks, no garbage.
 */
final class Ferry {
  private static final int POLLFD_BYTES = 8;
  private static final short POLLIN = 1;
  private static final int DESCRIPTORS = 3;
  private static final int WARM_UP_ROUNDS = 3000;

  private final FerryClock clock;
  private final FerryDirection[] directions;
  private final Port[] ports;
  private final int bell;
  private final MemorySegment pollfds = Kernel.allocate(DESCRIPTORS * POLLFD_BYTES);
  private final MemorySegment timeout = Kernel.allocate(16);
  private final MemorySegment noTime = Kernel.allocate(16);
  private final MemorySegment bellCount = Kernel.allocate(8);
  private final MemorySegment one = Kernel.allocate(8);
  private final Queue<Runnable> requests = new ConcurrentLinkedQueue<>();
  private final Thread thread;
  private final Gathering gathering = new Gathering();
  private RealtimeMode mode = RealtimeMode.ORDINARY;
  private Alarm alarm = mode.alarm();

  /** When the sleep began that the last wait was, or {@link FerryDirection#AWAKE}. */
  private long asleepSinceNs = FerryDirection.AWAKE;

  private boolean ending;

  /**
   * A ferry that does not run yet.
   *
   * @param ports the port of each direction's entrance
   */
  Ferry(FerryClock clock, Port[] ports, FerryDirection[] directions) throws KernelException {
    this.clock = clock;
    this.ports = ports.clone();
    this.directions = directions.clone();
    one.set(ValueLayout.JAVA_LONG, 0, 1);
    bell = (int) Kernel.call("an event descriptor", Syscall.EVENTFD2, 0, 0x80800);
    int[] fds = {ports[0].fd(), ports[1].fd(), bell};
    for (int i = 0; i < DESCRIPTORS; i++) {
      pollfds.set(ValueLayout.JAVA_INT, (long) i * POLLFD_BYTES, fds[i]);
      pollfds.set(ValueLayout.JAVA_SHORT, (long) i * POLLFD_BYTES + 4, POLLIN);
    }
    thread = Thread.ofPlatform().name("packets").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Has the packet thread do something between two packets. Thread-safe. */
  void request(Runnable request) {
    requests.add(request);
    ring();
  }

  private void ring() {
    Kernel.write(bell, one.address(), 8);
  }

  /** Ends the thread and waits for it; packets inside the links stay there. */
  void stop() throws InterruptedException {
    request(() -> ending = true);
    thread.join();
  }

  /** How punctually the thread is woken; known once it has answered a request. */
  RealtimeMode mode() {
    return mode;
  }

  private void run() {
    warmUp();
    mode = RealtimeMode.enter();
    alarm = mode.alarm();
    answerRequests();
    while (!ending) {
      long dueNs = advance();
      long nowNs = clock.nowNs();
      long pauseNs = gathering.pauseNs(dueNs == Time.NEVER ? dueNs : dueNs - nowNs);
      if (pauseNs > 0) {
        sleep(0, pauseNs);
        takeAll();
      } else if (waitFor(dueNs, nowNs)) {
        takeReady();
      }
    }
  }

  /** Does what is due and returns the next deadline. */
  private long advance() {
    long now = clock.nowNs();
    if (now < 0) {
      return Time.NEVER;
    }
    gathering.advanceTo(now);
    long next = Time.NEVER;
    for (FerryDirection direction : directions) {
      direction.link().advanceTo(now);
      next = Math.min(next, direction.link().nextEventNs());
    }
    return next;
  }

  /** Waits until something is due or there is something to read; returns whether there is. */
  private boolean waitFor(long dueNs, long nowNs) {
    long sleepNs = dueNs == Time.NEVER ? dueNs : alarm.sleepNs(dueNs, nowNs);
    if (sleepNs > 0) {
      asleepSinceNs = nowNs;
      for (FerryDirection direction : directions) {
        direction.sleeps();
      }
      return sleepNs == Time.NEVER
          ? Kernel.poll(pollfds.address(), DESCRIPTORS, 0) > 0
          : sleep(DESCRIPTORS, sleepNs) > 0;
    }
    asleepSinceNs = FerryDirection.AWAKE;
    return Kernel.pollNow(pollfds.address(), DESCRIPTORS, noTime.address()) > 0;
  }

  private long sleep(int descriptors, long ns) {
    timeout.set(ValueLayout.JAVA_LONG, 0, ns / Time.SECOND);
    timeout.set(ValueLayout.JAVA_LONG, 8, ns % Time.SECOND);
    return Kernel.poll(pollfds.address(), descriptors, timeout.address());
  }

  /** Takes what the last wait found to be there. */
  private void takeReady() {
    int taken = 0;
    for (int i = 0; i < directions.length; i++) {
      if (isReady(i)) {
        taken += directions[i].drain(asleepSinceNs);
      }
    }
    gathering.took(taken);
    if (isReady(directions.length)) {
      Kernel.read(bell, bellCount.address(), 8);
      answerRequests();
    }
  }

  /** Takes what there is, without asking first; nor is the bell heard while packets crowd. */
  private void takeAll() {
    int taken = 0;
    for (FerryDirection direction : directions) {
      taken += direction.drain(FerryDirection.AWAKE);
    }
    gathering.took(taken);
    answerRequests();
  }

  private void answerRequests() {
    Runnable request = requests.poll();
    while (request != null) {
      request.run();
      request = requests.poll();
    }
  }

  private boolean isReady(int index) {
    return pollfds.get(ValueLayout.JAVA_SHORT, (long) index * POLLFD_BYTES + 6) != 0;
  }

  /** Has the calls of the packet path compiled before they matter: reads that find nothing. */
  private void warmUp() {
    for (int i = 0; i < WARM_UP_ROUNDS; i++) {
      Kernel.pollNow(pollfds.address(), 0, noTime.address());
      Kernel.read(bell, bellCount.address(), 8);
      Kernel.write(ports[0].fd(), bellCount.address(), 0);
      clock.nowNs();
    }
  }
}
