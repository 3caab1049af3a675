package testbed.shell.link;

import java.util.ArrayList;
import java.util.List;
import testbed.timebase.Time;

/**
 * Effects one after the other. What is due is done in order of time; at one instant the stages
 * nearer to the exit go first, so that what a stage has due at an instant comes before what another
 * stage hands to it at that instant.
 */
record Sequence(List<Effect> stages) implements Effect {
  Sequence {
    stages = List.copyOf(stages);
  }

  /** Both, flattened, without the parts that do nothing. */
  static Effect of(Effect first, Effect second) {
    List<Effect> stages = new ArrayList<>();
    for (Effect effect : List.of(first, second)) {
      if (effect instanceof Sequence sequence) {
        stages.addAll(sequence.stages());
      } else if (!(effect instanceof Unlimited)) {
        stages.add(effect);
      }
    }
    return switch (stages.size()) {
      case 0 -> Unlimited.LINK;
      case 1 -> stages.getFirst();
      default -> new Sequence(stages);
    };
  }

  @Override
  public boolean limitsRate() {
    return stages.stream().anyMatch(Effect::limitsRate);
  }

  @Override
  public Link open(LinkOutput output, LinkObserver observer) {
    int seen = visibleStage();
    Link[] machines = new Link[stages.size()];
    LinkOutput next = output;
    for (int i = machines.length - 1; i >= 0; i--) {
      machines[i] = stages.get(i).open(next, i == seen ? observer : new DropsOnly(observer));
      next = new Handover(machines[i], output);
    }
    return new Machine(machines);
  }

  /** The stage that the observer sees whole: the first that limits the rate. */
  private int visibleStage() {
    for (int i = 0; i < stages.size(); i++) {
      if (stages.get(i).limitsRate()) {
        return i;
      }
    }
    return 0;
  }

  /** Passes what leaves one stage to the next; drops go straight out. */
  private record Handover(Link next, LinkOutput output) implements LinkOutput {
    @Override
    public void departed(Packet packet, long atNs) {
      next.offer(packet, atNs);
    }

    @Override
    public void dropped(Packet packet, long atNs, DropReason reason) {
      output.dropped(packet, atNs, reason);
    }

    @Override
    public Packet duplicate(Packet packet) {
      return output.duplicate(packet);
    }
  }

  private record DropsOnly(LinkObserver observer) implements LinkObserver {
    @Override
    public void arrived(long atNs, int bytes) {}

    @Override
    public void opportunity(long atNs, int bytes) {}

    @Override
    public void departed(long atNs, int bytes, long arrivedNs) {}

    @Override
    public void dropped(long atNs, int bytes, DropReason reason) {
      observer.dropped(atNs, bytes, reason);
    }
  }

  private static final class Machine implements Link {
    private final Link[] stages;

    Machine(Link[] stages) {
      this.stages = stages;
    }

    @Override
    public void offer(Packet packet, long nowNs) {
      advanceTo(nowNs);
      stages[0].offer(packet, nowNs);
    }

    @Override
    public void advanceTo(long nowNs) {
      long next = nextEventNs();
      while (next <= nowNs) {
        for (int i = stages.length - 1; i >= 0; i--) {
          stages[i].advanceTo(next);
        }
        next = nextEventNs();
      }
      for (int i = stages.length - 1; i >= 0; i--) {
        stages[i].advanceTo(nowNs);
      }
    }

    /** The first stage that takes the change does; those behind it do what is left of it. */
    @Override
    public boolean change(LinkChange change, long nowNs) {
      advanceTo(nowNs);
      LinkChange left = change;
      boolean taken = false;
      for (Link stage : stages) {
        if (stage.change(left, nowNs)) {
          left = change.forFurtherStages();
          taken = true;
        }
      }
      return taken;
    }

    @Override
    public long nextEventNs() {
      long next = Time.NEVER;
      for (Link stage : stages) {
        next = Math.min(next, stage.nextEventNs());
      }
      return next;
    }

    @Override
    public int packetsInside() {
      int inside = 0;
      for (Link stage : stages) {
        inside += stage.packetsInside();
      }
      return inside;
    }
  }
}
