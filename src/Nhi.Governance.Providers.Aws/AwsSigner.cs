using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using Amazon.Runtime.Signing;

namespace Nhi.Governance.Providers.Aws;

/// <summary>Signs requests with Signature Version 4. The body is hashed here and never read by the SDK.</summary>
/// <param name="credentials">The credentials; null looks for them where the SDK does.</param>
internal sealed class AwsSigner(AWSCredentials? credentials)
{
    /// <summary>Signs a request; returns why it cannot, or null.</summary>
    public async ValueTask<string?> SignAsync(HttpRequestMessage request, AwsBody content, string? target, AwsService service, TimeProvider time, CancellationToken cancellationToken)
    {
        var signing = new AWSSigningRequest { HttpMethod = request.Method, RequestUri = request.RequestUri };
        signing.Headers["content-type"] = content.Headers.ContentType!.ToString();
        signing.Headers["x-amz-content-sha256"] = content.Digest();
        if (target is not null)
        {
            signing.Headers["x-amz-target"] = target;
            request.Headers.TryAddWithoutValidation("X-Amz-Target", target);
        }

        try
        {
            var parameters = new AWSSigV4Parameters
            {
                Credentials = await ResolveAsync(cancellationToken).ConfigureAwait(false),
                Region = service.SigningRegion,
                Service = service.Name,
                SignedAt = time.GetUtcNow().UtcDateTime,
            };
            var signed = await AWSSigV4Signer.SignAsync(signing, parameters, cancellationToken).ConfigureAwait(false);
            foreach (var (name, value) in signed.Headers)
            {
                request.Headers.Remove(name);
                request.Headers.TryAddWithoutValidation(name, value);
            }

            return null;
        }
        catch (AmazonClientException)
        {
            // Its words name files and profiles of the machine.
            return "there are no AWS credentials to sign with, or they cannot be refreshed";
        }
    }

    /// <summary>Id of the key that requests are signed with; null where there is none.</summary>
    public async ValueTask<string?> AccessKeyAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await (await ResolveAsync(cancellationToken).ConfigureAwait(false)).GetCredentialsAsync().WaitAsync(cancellationToken).ConfigureAwait(false)).AccessKey;
        }
        catch (AmazonClientException)
        {
            return null;
        }
    }

    private async ValueTask<AWSCredentials> ResolveAsync(CancellationToken cancellationToken) =>
        credentials ?? await DefaultAWSCredentialsIdentityResolver.GetCredentialsAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
}
