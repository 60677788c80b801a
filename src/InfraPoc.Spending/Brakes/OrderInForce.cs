namespace InfraPoc.Spending;

/// <summary>
/// What people's orders come to for one department: the newest that has not ended counts, its own or that to everybody. But what stops
/// one department by name ends only by an order to that department: whoever releases everybody may not know of it.
/// </summary>
/// <param name="Engage">The order that stops it.</param>
/// <param name="Release">The order by which it runs although caps are reached.</param>
internal sealed record OrderInForce(BrakeOrder? Engage, BrakeOrder? Release)
{
    /// <summary>Finds the order in force. Of two orders at the same instant the one that stops counts.</summary>
    /// <param name="orders">Orders to anybody.</param>
    /// <param name="policyId">Id of the department's brake policy; orders to an earlier one do not count.</param>
    /// <param name="now">Now.</param>
    public static OrderInForce Of(IEnumerable<BrakeOrder> orders, string policyId, DateTimeOffset now)
    {
        List<BrakeOrder> inForce =
        [
            .. orders
                .Where(order => (order.Target == policyId || order.Target == BrakeOrder.Everybody)
                    && (order.Until is null || order.Until > now))
                .OrderByDescending(order => order.At).ThenByDescending(order => order.Engage),
        ];
        var newest = inForce.FirstOrDefault();
        if (newest is { Engage: false, Target: BrakeOrder.Everybody }
            && inForce.Find(order => order.Target == policyId) is { Engage: true } own)
        {
            newest = own;
        }

        return newest is null ? new(null, null) : newest.Engage ? new(newest, null) : new(null, newest.Until is null ? null : newest);
    }
}
