package testbed.harness.run;

import java.util.HashMap;
import java.util.Map;
import testbed.shell.emulator.EmulatorProcess;

/**
 * Watches the machine and the processes of a run, from time zero of the run to its end. Confined to
 * the thread that runs the run.
 */
final class HostWatch implements AutoCloseable {
  private final EmulatorProcess network;
  private final HostLoad load = HostLoad.read();
  private final ProcessTimes times;
  private final Heartbeat heart = Heartbeat.start();

  HostWatch(EmulatorProcess network) {
    this.network = network;
    this.times = ProcessTimes.read(network);
  }

  /** What was noticed until now, by the names of {@link Validity}. */
  Map<String, Double> noticed() {
    HostLoad now = HostLoad.read();
    Map<String, Double> watch = new HashMap<>(heart.noticed());
    watch.putAll(ProcessTimes.read(network).since(times));
    watch.put(Validity.CPU_STALLED, now.stalledSince(load));
    watch.put(Validity.CPU_STOLEN, now.stolenSince(load));
    watch.put(Validity.CPU_BUSY, now.busySince(load));
    watch.put(Validity.DISK_STALLED, now.diskStalledSince(load));
    return watch;
  }

  @Override
  public void close() {
    heart.close();
  }
}
