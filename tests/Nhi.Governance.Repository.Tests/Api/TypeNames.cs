using System.Reflection;

namespace Nhi.Governance.Repository.Api;

/// <summary>Types as one would write them: keywords, our own namespace and System left out, nested types after a dot.</summary>
internal static class TypeNames
{
    private const string House = "Nhi.Governance.";

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void", [typeof(object)] = "object", [typeof(string)] = "string", [typeof(bool)] = "bool", [typeof(char)] = "char",
        [typeof(byte)] = "byte", [typeof(sbyte)] = "sbyte", [typeof(short)] = "short", [typeof(ushort)] = "ushort", [typeof(int)] = "int", [typeof(uint)] = "uint",
        [typeof(long)] = "long", [typeof(ulong)] = "ulong", [typeof(float)] = "float", [typeof(double)] = "double", [typeof(decimal)] = "decimal",
    };

    private static readonly string[] Opened = ["Nhi.Governance", "System", "System.Collections.Generic", "System.Threading", "System.Threading.Tasks"];

    public static string Of(Type type) => Of(type, null);

    public static string Of(Type type, NullabilityInfo? nullability)
    {
        if (type.IsByRef)
        {
            return Of(type.GetElementType()!, nullability?.ElementType ?? nullability);
        }

        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Of(inner) + "?";
        }

        // Of an unconstrained T the compiler does not tell whether it was written with a question mark.
        var mark = !type.IsValueType && !type.IsGenericParameter && nullability?.ReadState == NullabilityState.Nullable ? "?" : "";
        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!, nullability?.ElementType)}[{new string(',', type.GetArrayRank() - 1)}]{mark}";
        }

        if (type.IsPointer)
        {
            return Of(type.GetElementType()!) + "*";
        }

        return type.IsGenericParameter ? type.Name : Named(type, nullability) + mark;
    }

    private static string Named(Type type, NullabilityInfo? nullability)
    {
        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        var arguments = type.GetGenericArguments().Select((argument, at) => Of(argument, nullability is { } info && info.GenericTypeArguments.Length > at ? info.GenericTypeArguments[at] : null)).ToArray();
        return type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true ? $"({string.Join(", ", arguments)})" : Nested(type, arguments);
    }

    private static string Short(string space) => space.StartsWith(House, StringComparison.Ordinal) ? space[House.Length..] : space;

    /// <summary>A nested type repeats its outer type's arguments; each name takes as many as it added.</summary>
    private static string Nested(Type type, string[] arguments)
    {
        var name = type.Name.Split('`')[0];
        var outer = type.DeclaringType;
        var taken = outer?.GetGenericArguments().Length ?? 0;
        var own = type.GetGenericArguments().Length > taken ? $"<{string.Join(", ", arguments[taken..])}>" : "";
        var prefix = outer is not null ? Nested(outer, arguments[..taken]) + "." : Opened.Contains(type.Namespace, StringComparer.Ordinal) || type.Namespace is null ? "" : Short(type.Namespace) + ".";
        return prefix + name + own;
    }
}
