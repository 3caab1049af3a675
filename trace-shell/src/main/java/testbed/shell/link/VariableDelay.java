package testbed.shell.link;

import java.util.Arrays;
import testbed.timebase.Time;

/** Every packet has a delay of its own. */
public record VariableDelay(DelaySource source, Order order) implements Effect {
  /** Whether a packet may overtake another. */
  public enum Order {
    /** Packets leave in the order in which they came; a later one waits for an earlier one. */
    KEPT,
    /** Each packet leaves after its own delay. */
    FREE
  }

  @Override
  public Link open(LinkOutput output, LinkObserver observer) {
    return new Machine(source.open(), order, output);
  }

  private static final class Machine implements Link {
    private DelaySource.Draws draws;
    private Order order;
    private final LinkOutput output;
    private final DueHeap due = new DueHeap();
    private long lastDueNs;

    Machine(DelaySource.Draws draws, Order order, LinkOutput output) {
      this.draws = draws;
      this.order = order;
      this.output = output;
    }

    @Override
    public boolean change(LinkChange change, long nowNs) {
      advanceTo(nowNs);
      if (change instanceof LinkChange.Delay(long delayNs)) {
        draws = atNs -> delayNs;
        order = Order.KEPT;
        return true;
      }
      return false;
    }

    @Override
    public void offer(Packet packet, long nowNs) {
      advanceTo(nowNs);
      long dueNs = nowNs + draws.next(nowNs);
      if (order == Order.KEPT) {
        dueNs = Math.max(dueNs, lastDueNs);
      }
      lastDueNs = Math.max(dueNs, lastDueNs);
      due.add(packet, dueNs);
      advanceTo(nowNs);
    }

    @Override
    public void advanceTo(long nowNs) {
      while (due.nextNs() <= nowNs) {
        long atNs = due.nextNs();
        output.departed(due.poll(), atNs);
      }
    }

    @Override
    public long nextEventNs() {
      return due.nextNs();
    }

    @Override
    public int packetsInside() {
      return due.size();
    }
  }

  /** Packets by due time, then by order of arrival: a binary heap without garbage. */
  private static final class DueHeap {
    private Packet[] packets = new Packet[64];
    private long[] instants = new long[64];
    private long[] sequence = new long[64];
    private int size;
    private long added;

    int size() {
      return size;
    }

    long nextNs() {
      return size == 0 ? Time.NEVER : instants[0];
    }

    void add(Packet packet, long atNs) {
      if (size == packets.length) {
        packets = Arrays.copyOf(packets, 2 * size);
        instants = Arrays.copyOf(instants, 2 * size);
        sequence = Arrays.copyOf(sequence, 2 * size);
      }
      int place = size++;
      set(place, packet, atNs, added++);
      while (place > 0 && isBefore(place, (place - 1) / 2)) {
        swap(place, (place - 1) / 2);
        place = (place - 1) / 2;
      }
    }

    Packet poll() {
      Packet first = packets[0];
      size--;
      set(0, packets[size], instants[size], sequence[size]);
      packets[size] = null;
      int place = 0;
      while (true) {
        int child = 2 * place + 1;
        if (child + 1 < size && isBefore(child + 1, child)) {
          child++;
        }
        if (child >= size || !isBefore(child, place)) {
          return first;
        }
        swap(child, place);
        place = child;
      }
    }

    private boolean isBefore(int a, int b) {
      return instants[a] < instants[b] || (instants[a] == instants[b] && sequence[a] < sequence[b]);
    }

    private void swap(int a, int b) {
      Packet packet = packets[a];
      long instant = instants[a];
      long order = sequence[a];
      set(a, packets[b], instants[b], sequence[b]);
      set(b, packet, instant, order);
    }

    private void set(int place, Packet packet, long atNs, long order) {
      packets[place] = packet;
      instants[place] = atNs;
      sequence[place] = order;
    }
  }
}
