using System.Text.Json.Serialization;

namespace Nhi.Governance.Providers.Pki;

/// <summary>What we keep beside openssl, as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CaCommit))]
[JsonSerializable(typeof(CaStages))]
internal sealed partial class CaJson : JsonSerializerContext;
