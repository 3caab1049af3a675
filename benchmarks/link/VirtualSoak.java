import java.nio.file.Path;
import java.util.Locale;
import testbed.shell.link.DropReason;
import testbed.shell.link.FixedDelay;
import testbed.shell.link.Link;
import testbed.shell.link.LinkObserver;
import testbed.shell.link.LinkOutput;
import testbed.shell.link.Packet;
import testbed.shell.link.QueueSyntax;
import testbed.shell.link.TraceRate;
import testbed.traces.Trace;

/** Twenty-four hours over a trace, saturated, in virtual time; arguments: TRACE HOURS. */
final class VirtualSoak implements LinkOutput {
  private final Packet[] free = new Packet[4096];
  private int freeCount;
  private long offered;
  private long departed;
  private long dropped;
  private long lastNs;

  public static void main(String[] arguments) throws Exception {
    Trace trace = Trace.read(Path.of(arguments[0]));
    new VirtualSoak().run(trace, Double.parseDouble(arguments[1]));
  }

  private void run(Trace trace, double hours) {
    for (int i = 0; i < free.length; i++) {
      free[freeCount++] = new Packet(i);
    }
    Link link =
        TraceRate.repeating(trace, 0, QueueSyntax.parse("codel:packets=1000"))
            .then(new FixedDelay(20_000_000))
            .open(this, LinkObserver.NONE);
    long endNs = (long) (hours * 3600e9);
    long began = System.nanoTime();
    long heapAfterOne = 0;
    for (long nowNs = 0; nowNs < endNs; nowNs += 1_000_000) {
      for (int i = 0; i < 2 && freeCount > 0; i++) {
        link.offer(free[--freeCount].as(offered++, 1504), nowNs);
      }
      link.advanceTo(nowNs);
      if (nowNs == 3600L * 1_000_000_000) {
        heapAfterOne = heap();
      }
    }
    link.advanceTo(endNs);
    System.out.printf(
        Locale.ROOT,
        "%.1f h in %.1f s: offered %d = departed %d + dropped %d + inside %d: %b; last departure"
            + " %.3f ms before the end; heap %d kB after one hour, %d kB at the end%n",
        hours,
        (System.nanoTime() - began) / 1e9,
        offered,
        departed,
        dropped,
        link.packetsInside(),
        offered == departed + dropped + link.packetsInside(),
        (endNs - lastNs) / 1e6,
        heapAfterOne / 1024,
        heap() / 1024);
  }

  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Override
  public void departed(Packet packet, long atNs) {
    departed++;
    lastNs = atNs;
    free[freeCount++] = packet;
  }

  @Override
  public void dropped(Packet packet, long atNs, DropReason reason) {
    dropped++;
    free[freeCount++] = packet;
  }

  @Override
  public Packet duplicate(Packet packet) {
    throw new IllegalStateException("nothing is duplicated");
  }
}
