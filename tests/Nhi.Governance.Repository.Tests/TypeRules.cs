using System.Reflection;
using System.Runtime.CompilerServices;

namespace Nhi.Governance.Repository;

/// <summary>House rules of types and methods. Each returns what it has against its subject, or nothing.</summary>
internal static class TypeRules
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Types the compiler did not make up.</summary>
    public static IEnumerable<Type> WrittenIn(Assembly assembly) => assembly.GetTypes().Where(type => !IsMadeUp(type));

    /// <summary>Nobody derives from a public class by accident: it is sealed or static, or abstract by intention.</summary>
    public static string? Openness(Type type) =>
        !type.IsVisible || !type.IsClass || type.IsSealed || type.IsAbstract ? null : $"{type} can be derived from: seal it";

    /// <summary>An abstract public record is a closed set of cases, so that a switch over it can be complete.</summary>
    public static string? Closedness(Type type) =>
        type.IsVisible && type is { IsClass: true, IsAbstract: true, IsSealed: false } && type.GetMethod("<Clone>$") is not null
        && type.GetConstructors(Declared).Any(constructor => constructor.GetParameters().Length == 0 && !constructor.IsPrivate)
            ? $"{type} is a record anyone can add a case to: give it a private constructor and nest its cases"
            : null;

    public static IEnumerable<MethodBase> MethodsOf(Type type) =>
        type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared)).Where(method => !method.Name.Contains('<', StringComparison.Ordinal));

    /// <summary>A cancellation token comes last; only a params list, which the language wants last, may follow it.</summary>
    public static string? TokenLast(MethodBase method)
    {
        var parameters = method.GetParameters();
        var token = Array.FindIndex(parameters, parameter => parameter.ParameterType == typeof(CancellationToken));
        var last = parameters.Length - (parameters.Length > 0 && IsList(parameters[^1]) ? 2 : 1);
        return token < 0 || token >= last || IsPositionalRecord(method) ? null : $"{Name(method)} takes its CancellationToken before something else";
    }

    /// <summary>What can be awaited or enumerated asynchronously says so.</summary>
    public static string? AsyncName(MethodBase method) =>
        method is MethodInfo { IsSpecialName: false } function && IsAsynchronous(function) && !method.Name.EndsWith("Async", StringComparison.Ordinal)
        && !IsGivenFromOutside(function) && method.Name is not ("Main" or "GetAsyncEnumerator")
            ? $"{Name(method)} is asynchronous and not named so"
            : null;

    private static bool IsAsynchronous(MethodInfo method)
    {
        var type = method.ReturnType.IsGenericType ? method.ReturnType.GetGenericTypeDefinition() : method.ReturnType;
        return type == typeof(Task) || type == typeof(Task<>) || type == typeof(ValueTask) || type == typeof(ValueTask<>) || type == typeof(IAsyncEnumerable<>)
            || method.IsDefined(typeof(AsyncStateMachineAttribute));
    }

    /// <summary>Whether the name is another library's choice: an override, or an implementation of its interface.</summary>
    private static bool IsGivenFromOutside(MethodInfo method)
    {
        if (method.GetBaseDefinition() is { } first && first != method && !IsOurs(first.DeclaringType!))
        {
            return true;
        }

        var type = method.DeclaringType!;
        return !type.IsInterface
            && type.GetInterfaces().Where(face => !IsOurs(face)).Any(face => type.GetInterfaceMap(face).TargetMethods.Contains(method));
    }

    private static bool IsList(ParameterInfo parameter) =>
        parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute));

    private static bool IsPositionalRecord(MethodBase method) => string.Equals(method.Name, "Deconstruct", StringComparison.Ordinal);

    private static bool IsOurs(Type type) => type.Assembly.GetName().Name!.StartsWith("Nhi.Governance", StringComparison.Ordinal);

    private static bool IsMadeUp(Type type) =>
        type.Name.Contains('<', StringComparison.Ordinal) || type.IsDefined(typeof(CompilerGeneratedAttribute)) || (type.DeclaringType is { } outer && IsMadeUp(outer));

    private static string Name(MethodBase method) => $"{method.DeclaringType}.{method.Name}";
}
