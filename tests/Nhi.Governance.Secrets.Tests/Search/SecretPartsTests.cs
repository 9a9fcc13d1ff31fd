using System.Text;

namespace Nhi.Governance.Secrets.Tests.Search;

/// <summary>A URL or a connection string is enrolled whole and by its passwords.</summary>
public sealed class SecretPartsTests
{
    [Theory]
    [InlineData("postgres://app:N0tSoS3cret@db:5432/orders", "N0tSoS3cret")]
    [InlineData("amqp://app:a%2Fb%40c%3Adefg@mq/v", "a%2Fb%40c%3Adefg", "a/b@c:defg")]
    [InlineData("https://ghp_abcdefgh12@example.org/x.git", "ghp_abcdefgh12")]
    [InlineData("redis://:hunter2hunter2@cache:6379/0", "hunter2hunter2")]
    [InlineData("mysql://u:pa/ss@word1@host/db", "pa/ss@word1")]
    [InlineData("https://example.org/a@b?x=1")]
    [InlineData("Server=db;User Id=sa;Password=P4ss word;Encrypt=true", "P4ss word")]
    [InlineData("Server=db;Uid=sa;PWD = 'a;b''c;d'';ef' ;X=1", "a;b''c;d'';ef", "a;b'c;d';ef")]
    [InlineData("host=db user=app password=libpqsecret1 dbname=x", "libpqsecret1")]
    [InlineData("host=db password='it\\'s a secret'", "it\\'s a secret", "it's a secret")]
    [InlineData("jdbc:postgresql://db/x?user=app&password=jdbcs3cret%21&ssl=true", "jdbcs3cret%21", "jdbcs3cret!")]
    [InlineData("jdbc:sqlserver://db:1433;databaseName=x;user=sa;password=jdbc&s3cret;", "jdbc&s3cret")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=a;AccountKey=abcdEFGH0123==;EndpointSuffix=core.windows.net", "abcdEFGH0123==")]
    [InlineData("Endpoint=sb://x.servicebus.windows.net/;SharedAccessKeyName=root;SharedAccessKey=0123abcd+/=", "0123abcd+/=")]
    [InlineData("Server=db;Password=short")]
    [InlineData("just-a-token-1234")]
    public void The_value_and_the_passwords_in_it_are_listed(string value, params string[] passwords) =>
        Assert.Equal([value, .. passwords], SecretParts.Of(Encoding.UTF8.GetBytes(value)).Select(Encoding.UTF8.GetString));

    [Fact]
    public void What_cannot_be_enrolled_is_left_out()
    {
        Assert.Empty(SecretParts.Of("short"u8));
        Assert.Empty(SecretParts.Of(new byte[KnownSecretsBuilder.MaxLength + 1]));
    }

    [Fact]
    public void Passwords_of_any_length_are_told_apart_from_what_can_be_enrolled() =>
        Assert.Equal(["a%20b", "a b"], SecretParts.Passwords("redis://:a%20b@cache/0"u8).Select(Encoding.UTF8.GetString));

    [Fact]
    public void Parts_are_found_by_themselves()
    {
        var value = "postgres://app:a%2Fb%40c%3Adefg@db/orders"u8;
        using var builder = new KnownSecretsBuilder(7, Enrolment.Key);
        foreach (var part in SecretParts.Of(value))
        {
            builder.Enrol(part);
        }

        using var index = builder.Build();
        var sink = new KnownSink();
        index.Scan("PGPASSWORD=a/b@c:defg"u8, ref sink);
        Assert.Equal((11, 10), sink.All.Select(static match => ((int)match.Offset, match.Length)).Single());
    }
}
