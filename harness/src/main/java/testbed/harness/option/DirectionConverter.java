package testbed.harness.option;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import testbed.traces.Direction;

/** Reads {@code uplink} or {@code up}, {@code downlink} or {@code down}. */
public final class DirectionConverter implements ITypeConverter<Direction> {
  /** For picocli. */
  public DirectionConverter() {}

  @Override
  public Direction convert(String text) {
    String wanted = text.toLowerCase(Locale.ROOT);
    for (Direction direction : Direction.values()) {
      if (wanted.equals(direction.toString()) || wanted.equals(direction.suffix())) {
        return direction;
      }
    }
    throw new TypeConversionException(
        "'" + text + "' is not a direction; write uplink or downlink");
  }
}
