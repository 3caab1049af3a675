package testbed.harness.salsify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import testbed.harness.FileFailure;
import testbed.harness.option.Span;
import testbed.harness.system.Stage;
import testbed.harness.virtual.HandOvers;
import testbed.reports.model.RunDirectory;
import testbed.reports.model.UnreadableRunException;
import testbed.salsify.codec.CodingTime;

/**
 * How long things take in virtual time that take no time by themselves, as the user declares it.
 *
 * @param text as it was declared; empty where it was not
 * @param given the declared times of coding, or none for what is usual at the picture's size
 * @param handOvers the times of hand-overs
 */
public record DeclaredCoding(String text, Optional<CodingTime> given, HandOvers handOvers) {
  /** What is usual at the picture's size. */
  public static final DeclaredCoding USUAL =
      new DeclaredCoding("", Optional.empty(), HandOvers.NONE);

  /**
   * Reads {@code usual}, two lengths of time such as {@code 12ms,4ms}, or the folder of a real run,
   * whose times are played again: those of coding, and those of hand-overs as far as the run tells
   * them. The run must have had two cores for its encodings, which is usual.
   */
  public static final class Converter implements ITypeConverter<DeclaredCoding> {
    @Override
    public DeclaredCoding convert(String text) throws Exception {
      if (text.equals("usual")) {
        return USUAL;
      }
      Path folder = Path.of(text);
      if (Files.isDirectory(folder)) {
        return measured(new RunDirectory(folder));
      }
      String[] times = text.split(",", -1);
      if (times.length != 2) {
        throw new TypeConversionException(
            "'" + text + "' is neither two lengths of time (12ms,4ms) nor the folder of a run");
      }
      Span.Converter span = new Span.Converter();
      return new DeclaredCoding(
          text,
          Optional.of(
              CodingTime.always(span.convert(times[0]).nanos(), span.convert(times[1]).nanos())),
          HandOvers.NONE);
    }

    private static DeclaredCoding measured(RunDirectory run) {
      Path files = Stage.filesIn(run.system());
      Path system = Files.isDirectory(files) ? files : run.system();
      try {
        ProgramLog sender = ProgramLog.read(system.resolve(SenderStatistics.FILE));
        ProgramLog receiver = ProgramLog.read(system.resolve("receiver.jsonl"));
        if (!PastHandOvers.told(run, sender, receiver)) {
          CodingTime coding =
              PastCoding.of(sender, receiver, line -> line.path("picture").asLong(-1));
          return new DeclaredCoding(name(run), Optional.of(coding), HandOvers.NONE);
        }
        PastHandOvers past = new PastHandOvers(run, sender, receiver);
        // Pictures that the sender never took up are not offered again: the others are counted.
        AtomicLong turn = new AtomicLong();
        CodingTime coding = PastCoding.of(sender, receiver, line -> turn.getAndIncrement());
        return new DeclaredCoding(name(run), Optional.of(coding), past.read());
      } catch (IOException e) {
        throw new TypeConversionException(
            run.root() + ": is no run of salsify: " + FileFailure.words(e));
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(run.root() + ": tells no time of coding");
      }
    }
  }

  /** A run is told from others by when it was made. */
  private static String name(RunDirectory run) {
    try {
      return "of the run of " + run.manifest().startedUtc();
    } catch (UnreadableRunException e) {
      return "of the run " + run.name();
    }
  }

  /** Whether anything but what is usual was declared. */
  public boolean isDeclared() {
    return !text.isEmpty();
  }

  /** The times for pictures of this size. */
  public CodingTime at(int width, int height) {
    return given.orElseGet(() -> CodingTime.typical(width, height));
  }
}
