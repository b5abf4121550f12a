using System.Globalization;

namespace Codemation.Runtime.Tests.Json.RoundTrips;

/// <summary>Makes values without members, often those at the ends of a type's range.</summary>
internal sealed class RandomScalars(Random random, string characters)
{
    private static readonly DateTime Start = new(1, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public object? Make(Type type) => type switch
    {
        { IsEnum: true } when type.IsDefined(typeof(FlagsAttribute), inherit: false) => Enum.ToObject(type, random.Next(8)),
        { IsEnum: true } => Pick([.. Enum.GetValues(type).Cast<object>()]),
        _ when type == typeof(Int128) => (Int128)random.NextInt64(long.MinValue, long.MaxValue) * random.Next(),
        _ when type == typeof(UInt128) => (UInt128)random.NextInt64() * (UInt128)random.Next(),
        _ when type == typeof(Half) => (Half)(random.NextDouble() * 100),
        _ when type == typeof(Guid) => Guid.ParseExact(Convert.ToHexString(Bytes(16)), "N"),
        _ when type == typeof(Uri) => new Uri("https://example.org/" + Uri.EscapeDataString(Text())),
        _ when type == typeof(Version) => new Version(random.Next(9), random.Next(99), random.Next(99)),
        _ when type == typeof(DateTimeOffset) => new DateTimeOffset(Ticks(), TimeSpan.Zero).ToOffset(TimeSpan.FromMinutes(random.Next(-840, 840))),
        _ when type == typeof(DateOnly) => DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber)),
        _ when type == typeof(TimeOnly) => new TimeOnly(random.NextInt64(TimeOnly.MaxValue.Ticks)),
        _ when type == typeof(TimeSpan) => Pick(TimeSpan.Zero, TimeSpan.MinValue, TimeSpan.MaxValue, new TimeSpan(random.NextInt64(-TimeSpan.TicksPerDay * 9, TimeSpan.TicksPerDay * 9))),
        _ => Make(Type.GetTypeCode(type)),
    };

    private object? Make(TypeCode code) => code switch
    {
        TypeCode.Boolean => random.Next(2) == 0,
        TypeCode.Byte => Pick(byte.MinValue, byte.MaxValue, (byte)random.Next(256)),
        TypeCode.SByte => Pick(sbyte.MinValue, sbyte.MaxValue, (sbyte)random.Next(-128, 128)),
        TypeCode.Int16 => Pick(short.MinValue, short.MaxValue, (short)random.Next(short.MaxValue)),
        TypeCode.UInt16 => Pick(ushort.MinValue, ushort.MaxValue, (ushort)random.Next(ushort.MaxValue)),
        TypeCode.Int32 => Pick(int.MinValue, int.MaxValue, random.Next(-99, 99)),
        TypeCode.UInt32 => Pick(uint.MinValue, uint.MaxValue, (uint)random.Next()),
        TypeCode.Int64 => Pick(long.MinValue, long.MaxValue, random.NextInt64()),
        TypeCode.UInt64 => Pick(ulong.MinValue, ulong.MaxValue, (ulong)random.NextInt64()),
        TypeCode.Single => Pick(float.MinValue, float.MaxValue, float.Epsilon, random.NextSingle()),
        TypeCode.Double => Pick(double.MinValue, double.MaxValue, double.Epsilon, random.NextDouble(), 1e21),
        TypeCode.Decimal => Pick(decimal.MinValue, decimal.MaxValue, 1.10m, -0.0000000000000000000000000001m, random.Next() / 100m),
        TypeCode.Char => characters[random.Next(characters.Length)],
        TypeCode.String => Text(),
        TypeCode.DateTime => Pick(new DateTime(Ticks(), DateTimeKind.Utc), new DateTime(Ticks(), DateTimeKind.Unspecified)),
        _ => null,
    };

    private string Text() => string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => random.Next(9) == 0 ? "😀" : characters[random.Next(characters.Length)].ToString(CultureInfo.InvariantCulture)));

    private long Ticks() => Start.AddDays(random.Next(3_000_000) + 1).Ticks + random.NextInt64(TimeSpan.TicksPerDay);

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private object Pick<T>(params T[] values) => values[random.Next(values.Length)]!;
}
