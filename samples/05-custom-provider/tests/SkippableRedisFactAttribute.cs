using Xunit;

namespace CustomProvider;

/// <summary>A test that says so where there is no <c>redis-server</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SkippableRedisFactAttribute : FactAttribute
{
    public SkippableRedisFactAttribute()
    {
        var path = Environment.GetEnvironmentVariable("PATH") ?? string.Empty;
        if (!path.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "redis-server"))))
        {
            Skip = "redis-server is not installed";
        }
    }
}
