using System.Globalization;
using System.Text.RegularExpressions;

namespace InfraPoc.Tests.Metering;

/// <summary>
/// Evaluates the part of CloudWatch's metric math that metering uses, with the documented treatment of missing values.
/// Everything else is an error instead of a guess.
/// See: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
/// </summary>
/// <param name="start">Begin of the range, inclusive; rounded down to a period, as GetMetricData does.</param>
/// <param name="end">End of the range, exclusive.</param>
/// <param name="period">Period of all metrics.</param>
internal sealed class MetricMath(DateTimeOffset start, DateTimeOffset end, TimeSpan period)
{
    private readonly Dictionary<string, Series> series = [];

    /// <summary>Adds a metric with its points by the beginning of their period; those outside the range are not seen.</summary>
    public void Metric(string id, IReadOnlyDictionary<DateTimeOffset, decimal> points)
    {
        var times = Times().ToHashSet();
        series.Add(
            id,
            new Series(
                new SortedDictionary<long, decimal>(
                    points
                        .Where(point => times.Contains(point.Key.ToUnixTimeSeconds()))
                        .ToDictionary(point => point.Key.ToUnixTimeSeconds(), point => point.Value))));
    }

    /// <summary>Adds the result of an expression, which must be a time series, for others to refer to.</summary>
    public IReadOnlyDictionary<DateTimeOffset, decimal> Expression(string id, string expression)
    {
        id.ShouldMatch("^[a-z][A-Za-z0-9_]*$");
        if (Regex.IsMatch(expression, @"[-+*/]\s*-", RegexOptions.NonBacktracking))
        {
            throw new NotSupportedException($"AWS shows no minus after another operator: {expression}");
        }

        var reader = new Reader(expression, this);
        var result =
            reader.Or() as Series ?? throw new NotSupportedException($"{expression} gives a scalar, and a result must be a time series.");
        reader.Done.ShouldBeTrue(expression);
        series.Add(id, result);
        return result.Points.ToDictionary(point => DateTimeOffset.FromUnixTimeSeconds(point.Key), point => point.Value);
    }

    private IEnumerable<long> Times()
    {
        var step = (long)period.TotalSeconds;
        for (var time = start.ToUnixTimeSeconds() / step * step; time < end.ToUnixTimeSeconds(); time += step)
        {
            yield return time;
        }
    }

    private Series Clock(Func<DateTimeOffset, decimal> value) =>
        new(
            new SortedDictionary<long, decimal>(Times().ToDictionary(time => time, time => value(DateTimeOffset.FromUnixTimeSeconds(time)))));

    private abstract record Value;

    private sealed record Scalar(decimal Number) : Value;

    private sealed record Series(SortedDictionary<long, decimal> Points) : Value
    {
        public static Series Of(IEnumerable<KeyValuePair<long, decimal>> points) =>
            new(new SortedDictionary<long, decimal>(points.ToDictionary()));
    }

    private sealed class Reader(string expression, MetricMath math)
    {
        private static readonly Regex Tokens = new(
            @"\s*(?<token>[0-9]+(?:\.[0-9]+)?|[A-Za-z][A-Za-z0-9_]*|==|!=|<=|>=|&&|\|\||\S)", RegexOptions.NonBacktracking);

        private readonly Queue<string> tokens = new(Tokens.Matches(expression).Select(match => match.Groups["token"].Value));

        public bool Done => tokens.Count == 0;

        public Value Or() =>
            Chain(And, ("OR", (left, right) => Truth(left != 0 || right != 0)), ("||", (left, right) => Truth(left != 0 || right != 0)));

        private Value And() =>
            Chain(
                Comparison,
                ("AND", (left, right) => Truth(left != 0 && right != 0)),
                ("&&", (left, right) => Truth(left != 0 && right != 0)));

        private Value Comparison() => Chain(
            Sum,
            ("==", (left, right) => Truth(left == right)),
            ("!=", (left, right) => Truth(left != right)),
            ("<=", (left, right) => Truth(left <= right)),
            (">=", (left, right) => Truth(left >= right)),
            ("<", (left, right) => Truth(left < right)),
            (">", (left, right) => Truth(left > right)));

        private Value Sum() => Chain(Product, ("+", (left, right) => left + right), ("-", (left, right) => left - right));

        // A point that would be divided by zero is dropped.
        private Value Product() =>
            Chain(Unary, ("*", (left, right) => left * right), ("/", (left, right) => right == 0 ? null : left / right));

        private Value Unary()
        {
            if (tokens.Peek() != "-")
            {
                return Operand();
            }

            tokens.Dequeue();
            return Combined(new Scalar(0), Unary(), (left, right) => left - right);
        }

        private Value Chain(Func<Value> next, params IReadOnlyList<(string Token, Func<decimal, decimal, decimal?> Combine)> operators)
        {
            var value = next();
            while (tokens.TryPeek(out var token) && operators.FirstOrDefault(candidate => candidate.Token == token).Combine is { } combine)
            {
                tokens.Dequeue();
                value = Combined(value, next(), combine);
            }

            return value;
        }

        private Value Operand()
        {
            var token = tokens.Dequeue();
            if (token == "(")
            {
                var inner = Or();
                Expect(")");
                return inner;
            }

            if (char.IsAsciiDigit(token[0]))
            {
                return new Scalar(decimal.Parse(token, CultureInfo.InvariantCulture));
            }

            if (char.IsAsciiLetterUpper(token[0]))
            {
                Expect("(");
                List<Value> arguments = [Or()];
                while (tokens.Peek() == ",")
                {
                    tokens.Dequeue();
                    arguments.Add(Or());
                }

                Expect(")");
                return Call(token, arguments);
            }

            return math.series.TryGetValue(token, out var found)
                ? found
                : throw new NotSupportedException($"{token} is no metric, expression or number: {expression}");
        }

        private Value Call(string function, List<Value> arguments) => (function, arguments) switch
        {
            ("EPOCH", [Series]) => math.Clock(time => time.ToUnixTimeSeconds()),
            ("YEAR", [Series]) => math.Clock(time => time.UtcDateTime.Year),
            ("MONTH", [Series]) => math.Clock(time => time.UtcDateTime.Month),
            ("FLOOR", [Series values]) => Series.Of(values.Points.Select(point => KeyValuePair.Create(point.Key, Math.Floor(point.Value)))),
            ("MAX", [Series { Points.Count: > 0 } values]) => new Scalar(values.Points.Values.Max()),
            ("SUM", [Series { Points.Count: > 0 } values]) => new Scalar(values.Points.Values.Sum()),
            ("RUNNING_SUM", [Series values]) => RunningSum(values),
            ("IF", [Series condition, var whenTrue]) => If(condition, whenTrue, null),
            ("IF", [Series condition, var whenTrue, var whenFalse]) => If(condition, whenTrue, whenFalse),
            _ => throw new NotSupportedException($"{function} of {arguments.Count} such arguments is not known here: {expression}"),
        };

        private static Series RunningSum(Series values)
        {
            var sum = 0m;
            return Series.Of(values.Points.Select(point => KeyValuePair.Create(point.Key, sum += point.Value)));
        }

        /// <summary>
        /// A point without condition is dropped, and so is one whose condition is false without a third argument. A missing value
        /// is 0, but beside a scalar a missing third value is no point.
        /// </summary>
        private static Series If(Series condition, Value whenTrue, Value? whenFalse)
        {
            return Series.Of(
                from point in condition.Points
                let value = point.Value != 0 ? At(whenTrue, point.Key) ?? 0
                : whenFalse is null ? null
                : At(whenFalse, point.Key) ?? (whenTrue is Scalar ? null : 0m)
                where value is not null
                select KeyValuePair.Create(point.Key, value.Value));

            static decimal? At(Value value, long time) => value switch
            {
                Scalar scalar => scalar.Number,
                Series values => values.Points.TryGetValue(time, out var found) ? found : null,
                _ => null,
            };
        }

        /// <summary>
        /// Of two series at the times of either, where a missing value is 0; of a series and a scalar at the times of the series.
        /// </summary>
        private static Value Combined(Value left, Value right, Func<decimal, decimal, decimal?> combine)
        {
            if (left is Scalar one && right is Scalar other)
            {
                return new Scalar(combine(one.Number, other.Number) ?? throw new DivideByZeroException());
            }

            return Series.Of(
                from time in Times(left).Union(Times(right))
                let value = combine(At(left, time), At(right, time))
                where value is not null
                select KeyValuePair.Create(time, value.Value));

            static IEnumerable<long> Times(Value value) => value is Series { Points: var points } ? points.Keys : Enumerable.Empty<long>();

            static decimal At(Value value, long time) =>
                value is Scalar scalar ? scalar.Number : ((Series)value).Points.GetValueOrDefault(time);
        }

        private static decimal? Truth(bool value) => value ? 1 : 0;

        private void Expect(string token) => tokens.Dequeue().ShouldBe(token, expression);
    }
}
