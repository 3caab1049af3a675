package testbed.harness.run;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileAlreadyExistsException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import testbed.harness.CommandFailure;
import testbed.harness.FileFailure;
import testbed.harness.system.SystemFailure;
import testbed.injector.source.PreparedSource;
import testbed.injector.source.SpoolCache;
import testbed.reports.model.RunData;
import testbed.reports.model.RunLoader;
import testbed.reports.model.UnreadableRunException;

/** One run, from the plan to the report. */
final class OneRun {
  private final RunPlan plan;
  private final String commandLine;
  private final RunProgress progress;

  OneRun(RunPlan plan, String commandLine, RunProgress progress) {
    this.plan = plan;
    this.commandLine = commandLine;
    this.progress = progress;
  }

  /**
   * Runs, and leaves a run directory.
   *
   * @return what was kept of it
   */
  RunData execute() throws CommandFailure, InterruptedException {
    try (PreparedSource prepared = prepare();
        RunFolders folders = RunFolders.create(plan.out())) {
      String started = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
      Aftermath aftermath = new Aftermath(plan, folders, progress, started);
      aftermath.begun(commandLine).write(folders.run().manifestJson());
      RunData run;
      try {
        Played played = play(prepared, folders);
        Thread.interrupted();
        run = aftermath.settle(commandLine, played, prepared);
      } catch (SystemFailure e) {
        aftermath.broken(commandLine, e).write(folders.run().manifestJson());
        run = RunLoader.load(folders.run().root());
      }
      if (!plan.options().keepCapture) {
        aftermath.forgetPictures();
      }
      return run;
    } catch (ClosedByInterruptException e) {
      throw new InterruptedException("before the first frame");
    } catch (FileAlreadyExistsException e) {
      throw CommandFailure.badInput(
          "--out " + plan.out() + ": another run has begun in it; give a new folder");
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("while the run was being kept");
      }
      throw CommandFailure.environment(
          "the run could not be kept: "
              + FileFailure.words(e)
              + "; is there room on the disk, and may you write there?");
    } catch (UnreadableRunException e) {
      throw CommandFailure.invalid(e.getMessage());
    }
  }

  private Played play(PreparedSource prepared, RunFolders folders)
      throws SystemFailure, IOException {
    return switch (plan.options().clock) {
      case REAL -> new LivePart(plan, prepared, folders, progress).play();
      case VIRTUAL -> new VirtualPart(plan, prepared, folders, progress).play();
    };
  }

  private PreparedSource prepare() throws IOException {
    int ticks = plan.ticks();
    PreparedSource prepared =
        PreparedSource.prepare(
            plan.source(),
            ticks,
            SpoolCache.ofUser(),
            done -> progress.at("preparing video", done, ticks));
    progress.endStage();
    return prepared;
  }
}
