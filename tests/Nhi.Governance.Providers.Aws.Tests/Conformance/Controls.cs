using System.Text;
using Nhi.Governance.Providers.Aws.Servers;

namespace Nhi.Governance.Providers.Aws.Conformance;

internal static class Controls
{
    /// <summary>A key that is known to work, made when it is first asked for.</summary>
    public static Func<CancellationToken, ValueTask<ControlCredential?>> Of(MotoServer moto)
    {
        var made = new Lazy<Task<(string Key, string Secret)>>(async () =>
        {
            using var key = await moto.NewKeyAsync(await moto.NewUserAsync());
            return (key.Key.Id, Encoding.ASCII.GetString(key.Secret.Reveal()));
        });
        return async _ =>
        {
            var (key, secret) = await made.Value;
            return new ControlCredential(new VersionId(key), SecretValue.CopyText(secret));
        };
    }
}
