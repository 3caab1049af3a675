package testbed.shell.tun;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import testbed.shell.link.Effect;
import testbed.shell.link.LinkChange;
import testbed.shell.link.LinkObserver;
import testbed.timebase.Time;

/**
 * Two sealed namespaces joined by nothing but a link, the thread that moves its packets, and the
 * programs at its ends. Lives in the emulator's own process: what it made goes away with that
 * process. Until its time zero packets pass untouched.
 */
public final class Emulation {
  /**
   * Packets on their way or waiting, both directions together; their bytes take 128 MiB at most.
   */
  private static final int PLACES = 65_536;

  private static final Path DEVICE_COUNTS = Path.of("/proc/thread-self/net/dev");
  private static final int DROPPED_ON_SENDING = 12;

  private final Map<End, EndNetwork> networks = new EnumMap<>(End.class);
  private final Map<End, NamespaceThread> ends = new EnumMap<>(End.class);
  private final FerryClock clock = new FerryClock();
  private final Histogram lateness = new Histogram(1, 2 * 60 * Time.SECOND, 3);
  private final FerryDirection toReceiver;
  private final FerryDirection toSender;
  private final Port.Kind kind;
  private final Ferry ferry;

  /** How programs ask for names, when that differs from how this machine does. */
  private Optional<String> resolvers = Optional.empty();

  private Emulation(
      Map<End, NamespaceThread> ends,
      Map<End, EndNetwork> networks,
      Port.Kind kind,
      Direction forward,
      Direction back)
      throws IOException {
    this.ends.putAll(ends);
    this.networks.putAll(networks);
    this.kind = kind;
    PacketStore store = new PacketStore(PLACES);
    Map<End, Port> ports = new EnumMap<>(End.class);
    Map<End, Future<Port>> begun = new EnumMap<>(End.class);
    for (End end : End.values()) {
      begun.put(end, ends.get(end).begin(() -> networks.get(end).make(kind, end)));
    }
    for (End end : End.values()) {
      ports.put(end, NamespaceThread.await(begun.get(end)));
    }
    toReceiver =
        new FerryDirection(ports.get(End.SENDER), ports.get(End.RECEIVER), wiring(store, forward));
    toSender =
        new FerryDirection(ports.get(End.RECEIVER), ports.get(End.SENDER), wiring(store, back));
    ferry =
        new Ferry(
            clock,
            new Port[] {ports.get(End.SENDER), ports.get(End.RECEIVER)},
            new FerryDirection[] {toReceiver, toSender});
  }

  /**
   * What a direction is to do.
   *
   * @param observer told on the packet thread; must not block
   */
  public record Direction(Effect effect, LinkObserver observer) {}

  /**
   * Makes the namespaces and the link and starts moving packets.
   *
   * @throws IOException when the kernel refuses, with the reason and a remedy
   */
  public static Emulation open(Surroundings surroundings, Direction toReceiver, Direction toSender)
      throws IOException {
    Map<End, NamespaceThread> ends = new EnumMap<>(End.class);
    boolean toHost = surroundings != Surroundings.TWO_NAMESPACES;
    for (End end : End.values()) {
      ends.put(
          end,
          toHost && end == End.RECEIVER
              ? NamespaceThread.inHostNamespace(name(end))
              : NamespaceThread.inNewNamespace(name(end)));
    }
    Map<End, EndNetwork> networks = new EnumMap<>(End.class);
    networks.put(
        End.SENDER,
        surroundings == Surroundings.INTERNET ? EndNetwork.SEALED_IPV4 : EndNetwork.SEALED);
    networks.put(End.RECEIVER, toHost ? EndNetwork.onHost() : EndNetwork.SEALED);
    Port.Kind kind = EndNetwork.tunCanBeOpened() ? Port.Kind.TUN : Port.Kind.AF_PACKET;
    Emulation emulation = new Emulation(ends, networks, kind, toReceiver, toSender);
    if (surroundings == Surroundings.INTERNET) {
      emulation.resolvers = Internet.open(networks.get(End.RECEIVER).device());
    }
    return started(emulation);
  }

  /**
   * Two Ethernet interfaces of this machine.
   *
   * @param near whose frames go forward
   * @param far the other
   */
  public record Bridged(String near, String far) {}

  /**
   * Joins two interfaces by a link and starts moving frames. What else this machine does with those
   * interfaces goes on; they should have no addresses.
   *
   * @throws IOException when one does not exist or the kernel refuses
   */
  public static Emulation bridge(Bridged devices, Direction forward, Direction back)
      throws IOException {
    Map<End, NamespaceThread> ends = new EnumMap<>(End.class);
    for (End end : End.values()) {
      ends.put(end, NamespaceThread.inHostNamespace(name(end)));
    }
    Map<End, EndNetwork> networks =
        new EnumMap<>(
            Map.of(
                End.SENDER, EndNetwork.existing(devices.near()),
                End.RECEIVER, EndNetwork.existing(devices.far())));
    for (EndNetwork network : networks.values()) {
      network.requireEthernet();
    }
    return started(new Emulation(ends, networks, Port.Kind.AF_PACKET, forward, back));
  }

  private static String name(End end) {
    return end.name().toLowerCase(Locale.ROOT);
  }

  private static Emulation started(Emulation emulation) {
    emulation.ferry.start();
    return emulation;
  }

  private FerryDirection.Wiring wiring(PacketStore store, Direction direction) {
    return new FerryDirection.Wiring(
        store, lateness, clock, direction.effect(), direction.observer());
  }

  /** Sets time zero of both directions, a value of {@link System#nanoTime()}, once. */
  public void startAt(long originMonotonicNs) {
    onPacketThread(
        () -> {
          clock.startAt(originMonotonicNs);
          return true;
        });
  }

  /** Lets time zero be the instant at which the first packet comes. */
  public void startAtFirstPacket() {
    onPacketThread(
        () -> {
          clock.startWithPacket();
          return true;
        });
  }

  /** Starts a program at an end. */
  public Process start(End end, EndProgram program) throws IOException {
    if (!Files.isDirectory(program.directory())) {
      throw new IOException("there is no folder " + program.directory());
    }
    return ends.get(end).call(() -> ProgramStart.start(program, resolvers));
  }

  /** Does something in the namespace of an end. */
  <T> T at(End end, Callable<T> task) throws IOException {
    return ends.get(end).call(task);
  }

  /** What has happened so far. */
  public Measurements measure() throws IOException {
    long kernelDrops = 0;
    for (End end : End.values()) {
      kernelDrops += ends.get(end).call(() -> dropsOf(networks.get(end).device()));
    }
    long overflow = kernelDrops;
    return onPacketThread(
        () ->
            new Measurements(
                kind.name(),
                ferry.mode(),
                lateness.copy(),
                toReceiver.counters().counts(),
                toSender.counters().counts(),
                overflow));
  }

  /**
   * Changes a direction while it runs. Waits for the packet thread, which is not held up by it.
   *
   * @param from the end whose packets are concerned
   * @param what the change in words, for the log
   * @return whether that direction has anything that the change concerns
   */
  public boolean change(End from, LinkChange change, String what) {
    return onPacketThread(() -> direction(from).change(change, what));
  }

  /** What a direction has done up to now. */
  public LiveCounts counts(End from) {
    return onPacketThread(
        () -> {
          FerryDirection direction = direction(from);
          long nowNs = Math.max(0, clock.nowNs());
          if (clock.hasStarted()) {
            direction.link().advanceTo(nowNs);
          }
          return new LiveCounts(
              nowNs, direction.link().packetsInside(), direction.counters().counts());
        });
  }

  private FerryDirection direction(End from) {
    return from == End.SENDER ? toReceiver : toSender;
  }

  /** Packets that found the device's queue full because the emulator did not come to read them. */
  private static long dropsOf(String device) throws IOException {
    for (String line : Files.readAllLines(DEVICE_COUNTS)) {
      String[] words = line.strip().split("[\\s:]+", -1);
      if (words[0].equals(device)) {
        return Long.parseLong(words[DROPPED_ON_SENDING]);
      }
    }
    return 0;
  }

  private <T> T onPacketThread(Supplier<T> task) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    ferry.request(() -> answer.complete(task.get()));
    return answer.join();
  }

  /** Stops moving packets, after which the logs are complete up to {@code now}. */
  public void stop() throws InterruptedException {
    onPacketThread(
        () -> {
          if (clock.hasStarted()) {
            toReceiver.link().advanceTo(clock.nowNs());
            toSender.link().advanceTo(clock.nowNs());
          }
          return true;
        });
    ferry.stop();
  }
}
