using Xunit;

namespace CustomProvider;

/// <summary>A test against a real server. It is skipped only on a machine without one, where there is nothing to look at; xunit 2.9 wants to know that before the test starts.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SkippableRedisFactAttribute : FactAttribute
{
    public SkippableRedisFactAttribute() => Skip = IsInstalled() ? null : RedisServer.Absent;

    private static bool IsInstalled() =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "redis-server")));
}
