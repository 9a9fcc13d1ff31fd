using System.Security.Cryptography;
using System.Text;
using LogRedaction;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Nhi.Governance.Secrets;

// The secrets an application has are enrolled once, and are from then on known by keyed fingerprints alone.
#region redaction
var password = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
using var builder = new KnownSecretsBuilder(keyId: 1, RandomNumberGenerator.GetBytes(32));
builder.Enrol(Encoding.UTF8.GetBytes(password));
using var known = builder.Build();

var services = new ServiceCollection();
services.AddLogging(logging => logging.AddProvider(new LineLoggerProvider(Console.Out)).AddRedaction(new SecretMask(known)));
#endregion

await using var provider = services.BuildServiceProvider();
var log = provider.GetRequiredService<ILogger<Program>>();
var token = "ghp_" + "0123456789abcdefghijklmnopqrstuv1BdQnY"[..36];
var basic = "Authorization: Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"app:{password}"));
var query = $"https://api.example.com/?state=1&key={Uri.EscapeDataString(password)}";
var failure = new InvalidOperationException($"postgres://app:{password}@db.internal/orders refused us");

Demo.Connecting(log, "db.internal", password);
Demo.Calling(log, basic);
Demo.Calling(log, query);
Demo.Calling(log, token);
Demo.Failed(log, failure);
Demo.Calling(log, "nothing to hide");
