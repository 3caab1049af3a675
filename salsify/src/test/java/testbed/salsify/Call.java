package testbed.salsify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import testbed.salsify.codec.CodingTime;
import testbed.salsify.codec.DeclaredStage;
import testbed.salsify.codec.Encodings;
import testbed.salsify.policy.Mode;
import testbed.salsify.receiver.ReceiverAgent;
import testbed.salsify.receiver.ReceiverOutput;
import testbed.salsify.receiver.ReceiverSetup;
import testbed.salsify.sender.FrameReport;
import testbed.salsify.sender.SenderAgent;
import testbed.salsify.sender.SenderSetup;
import testbed.timebase.Agent;
import testbed.timebase.Time;
import testbed.timebase.VirtualTimeRunner;

/**
 * A call over a bad network in virtual time: a camera at 30 pictures a second, a sender, two paths,
 * a receiver, a screen. Either end can be replaced by a fresh one while the call runs.
 */
final class Call {
  static final long PICTURE_NS = Time.SECOND / 30;
  private static final CodingTime CODING =
      CodingTime.always(9 * Time.MILLISECOND, 3 * Time.MILLISECOND);
  private static final long PACKET_NS = 5 * Time.MILLISECOND;
  private static final long ANSWER_NS = Time.MILLISECOND / 5;

  final List<Shown> shown = new ArrayList<>();
  final List<FrameReport> reports = new ArrayList<>();

  private final Mode mode;
  private final FaultyPath forth;
  private final FaultyPath back;
  private final VirtualTimeRunner runner;
  private SenderAgent<ToyCodec.State> sender;
  private ReceiverAgent<ToyCodec.State> receiver;
  private boolean receiving = true;
  private int starts;

  /** A picture on the screen. */
  record Shown(long number, long atNs) {}

  Call(Mode mode, Fault fault, long seed) {
    this.mode = mode;
    forth = new FaultyPath(fault, PACKET_NS, seed);
    back = new FaultyPath(fault, ANSWER_NS, seed + 1);
    forth.connect(
        (packet, now) -> {
          if (receiving) {
            receiver.receive(packet, now);
          }
        });
    back.connect((packet, now) -> sender.receive(packet, now));
    restartSender();
    restartReceiver();
    List<Agent> agents = List.of(new Camera(), new Ends(0), forth, back, new Ends(1));
    runner = new VirtualTimeRunner(agents);
  }

  Call runUntil(long endNs) {
    runner.runUntil(endNs);
    return this;
  }

  void restartSender() {
    sender =
        new SenderAgent<>(
            new SenderSetup(++starts, mode.newPolicy(), CODING),
            Encodings.inParallel(new ToyCodec(), Runnable::run),
            new DeclaredStage<>(Runnable::run),
            forth,
            reports::add);
  }

  void restartReceiver() {
    receiver =
        new ReceiverAgent<>(
            new ReceiverSetup(++starts, CODING),
            new ToyCodec(),
            new DeclaredStage<>(Runnable::run),
            back,
            new ReceiverOutput(
                (image, frame, now) -> shown.add(new Shown(ToyCodec.number(image), now)),
                report -> {}));
  }

  void setReceiving(boolean on) {
    receiving = on;
  }

  /** The longest time without a new picture between two instants. */
  long longestGapNs(long fromNs, long toNs) {
    long last = fromNs;
    long longest = 0;
    for (Shown s : shown) {
      if (s.atNs() >= fromNs && s.atNs() <= toNs) {
        longest = Math.max(longest, s.atNs() - last);
        last = s.atNs();
      }
    }
    return Math.max(longest, toNs - last);
  }

  /**
   * From an instant until the first picture is shown that was taken afterwards, or {@link
   * Time#NEVER}.
   */
  long liveAgainNs(long fromNs) {
    return shown.stream()
        .filter(s -> s.number() * PICTURE_NS >= fromNs)
        .mapToLong(s -> s.atNs() - fromNs)
        .findFirst()
        .orElse(Time.NEVER);
  }

  /** Percentile of the signal delay over all pictures between two instants, in milliseconds. */
  double signalDelayMs(double percent, long fromNs, long toNs) {
    int from = (int) (fromNs / PICTURE_NS);
    double[] delays = new double[(int) (toNs / PICTURE_NS) - from];
    int at = 0;
    for (int i = 0; i < delays.length; i++) {
      while (at < shown.size() && shown.get(at).number() < from + i) {
        at++;
      }
      long shownNs = at < shown.size() ? shown.get(at).atNs() : Time.NEVER;
      delays[i] = (shownNs - (from + i) * PICTURE_NS) / 1e6;
    }
    Arrays.sort(delays);
    return delays[(int) Math.min(delays.length - 1, percent / 100 * delays.length)];
  }

  private final class Camera implements Agent {
    private long next;

    @Override
    public void advanceTo(long nowNs) {
      while (nextEventNs() <= nowNs) {
        sender.offer(ToyCodec.picture(next++), nowNs);
      }
    }

    @Override
    public long nextEventNs() {
      return next * PICTURE_NS;
    }
  }

  /** Whichever sender and receiver there are at the time. */
  private final class Ends implements Agent {
    private final int which;

    Ends(int which) {
      this.which = which;
    }

    private Agent end() {
      return which == 0 ? sender : receiver;
    }

    @Override
    public void advanceTo(long nowNs) {
      end().advanceTo(nowNs);
    }

    @Override
    public long nextEventNs() {
      return end().nextEventNs();
    }
  }
}
