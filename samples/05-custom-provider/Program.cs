using CustomProvider;
using Nhi.Governance;

using var password = SecretValue.CopyText(Environment.GetEnvironmentVariable("REDIS_PASSWORD") ?? throw new InvalidOperationException("REDIS_PASSWORD is not set."));
var options = new RedisOptions
{
    Host = Environment.GetEnvironmentVariable("REDIS_HOST") ?? "127.0.0.1",
    Port = int.Parse(Environment.GetEnvironmentVariable("REDIS_PORT") ?? "6379", System.Globalization.CultureInfo.InvariantCulture),
    User = Environment.GetEnvironmentVariable("REDIS_USER") ?? "nhi-governor",
    Tls = Environment.GetEnvironmentVariable("REDIS_TLS") is not "off",
    Password = password,
};
using var rotation = new Rotation(options);
return await rotation.RunAsync();
