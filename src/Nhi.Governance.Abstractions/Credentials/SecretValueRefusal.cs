using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nhi.Governance;

/// <summary>Makes a serialiser fail where it would write or read a secret.</summary>
internal sealed class SecretValueRefusal : JsonConverter<SecretValue>
{
    public override SecretValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw Refused();

    public override void Write(Utf8JsonWriter writer, SecretValue value, JsonSerializerOptions options) => throw Refused();

    private static NotSupportedException Refused() => new("A secret is never serialised.");
}
