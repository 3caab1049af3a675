package testbed.harness.run;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import testbed.harness.ExitStatus;

/**
 * Turns Ctrl-C (and SIGTERM, SIGHUP) into an interruption of the running thread, which then settles
 * what it has and ends by itself. A second signal ends the process at once.
 *
 * <p>A shutdown hook would not do: while the machine shuts down, fonts cannot be loaded and no
 * report drawn. The signal interface of the JDK is reached by reflection, because the compiler
 * warns of it although its module exports it.
 */
final class RunInterruption implements AutoCloseable {
  private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");

  private final Thread running = Thread.currentThread();
  private final Map<String, Object> before = new HashMap<>();
  private volatile boolean happened;

  @SuppressWarnings("ReferenceEquality") // a proxy equals itself only
  RunInterruption() {
    InvocationHandler handler =
        (proxy, method, args) ->
            switch (method.getName()) {
              case "handle" -> signalled();
              case "equals" -> proxy == args[0];
              case "hashCode" -> System.identityHashCode(proxy);
              default -> "interruption of " + running.getName();
            };
    Class<?> type = signalHandlerType();
    Object proxy =
        Proxy.newProxyInstance(
            RunInterruption.class.getClassLoader(), new Class<?>[] {type}, handler);
    for (String signal : SIGNALS) {
      before.put(signal, install(signal, proxy));
    }
  }

  /** Whether a signal has come. */
  boolean happened() {
    return happened;
  }

  private Object signalled() {
    if (happened) {
      Runtime.getRuntime().halt(ExitStatus.INTERRUPTED);
    }
    happened = true;
    running.interrupt();
    return null;
  }

  @Override
  public void close() {
    before.forEach(RunInterruption::install);
  }

  private static Class<?> signalHandlerType() {
    try {
      return Class.forName("sun.misc.SignalHandler");
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("this JDK has no module jdk.unsupported", e);
    }
  }

  /** Installs a handler and returns the one before. */
  private static Object install(String signal, Object handler) {
    try {
      Class<?> type = Class.forName("sun.misc.Signal");
      Method handle = type.getMethod("handle", type, signalHandlerType());
      return handle.invoke(null, type.getConstructor(String.class).newInstance(signal), handler);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot handle SIG" + signal, e);
    }
  }
}
