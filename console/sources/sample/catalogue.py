"""What the shop sells and what people write about, with how often and how it usually ends."""

from __future__ import annotations

RETURNS, ORDERS, SUPPORT = 1, 2, 3
TEAMS = {RETURNS: "Returns desk", ORDERS: "Orders & delivery", SUPPORT: "Product support"}
#: Interactions on an average day, follow-ups not counted.
VOLUME = {RETURNS: 13.6, ORDERS: 8.0, SUPPORT: 8.6}

ISSUES: dict[int, dict[str, float]] = {
    RETURNS: {"Returns": 0.74, "Warranty": 0.14, "Billing": 0.12},
    ORDERS: {"Delivery": 0.56, "Orders": 0.32, "Billing": 0.12},
    SUPPORT: {
        "Fault": 0.22,
        "Setup": 0.32,
        "Account": 0.26,
        "Billing": 0.09,
        "Onboarding": 0.03,
        "Training": 0.03,
        "Deliverable": 0.05,
    },
}
#: The work nobody wants: six in seven of this agent's conversations are faults.
HARD_MIX = {"Fault": 0.86, "Setup": 0.07, "Account": 0.07}

DETAILS: dict[str, dict[str, float]] = {
    "Returns": {
        "Refund delay": 0.13,
        "Return label": 0.34,
        "Exchange": 0.24,
        "Wrong item": 0.15,
        "Pickup missed": 0.14,
    },
    "Warranty": {"Repair": 0.55, "Replacement": 0.45},
    "Billing": {"Double charge": 0.34, "Invoice": 0.40, "Voucher": 0.26},
    "Delivery": {"Late parcel": 0.48, "Damaged parcel": 0.20, "Lost parcel": 0.12, "Wrong address": 0.20},
    "Orders": {"Order change": 0.42, "Cancellation": 0.33, "Stock": 0.25},
    "Fault": {"Won't start": 0.38, "Overheats": 0.20, "Broken part": 0.24, "App crash": 0.18},
    "Setup": {"Installation": 0.45, "Pairing": 0.55},
    "Account": {"Password reset": 0.64, "Profile": 0.36},
    "Onboarding": {"Kick-off": 1.0},
    "Training": {"Course": 1.0},
    "Deliverable": {"Report": 1.0},
}
PRODUCTS = (
    "Aria Kettle", "Nimbus Speaker", "Lumen Lamp", "Terra Vacuum", "Pico Camera",
    "Orbit Router", "Solace Heater", "Vela Headphones", "Marlin Blender", "Tempo Watch",
)  # fmt: skip
PROCESSORS = {"PayQuick": 0.55, "CardLink": 0.45}

#: Chance of a satisfied answer; channel and detail move it.
SATISFIED: dict[str, float] = {
    "Returns": 0.865, "Warranty": 0.82, "Billing": 0.80, "Delivery": 0.82, "Orders": 0.89, "Fault": 0.44, "Setup": 0.88,
    "Account": 0.91, "Onboarding": 0.92, "Training": 0.92, "Deliverable": 0.92,
}  # fmt: skip
BY_CHANNEL = {"chat": 0.02, "email": -0.01, "phone": -0.01, "web": 0.0}
BY_DETAIL = {
    "Refund delay": -0.14, "Pickup missed": -0.07, "Exchange": 0.03, "Late parcel": -0.02, "Lost parcel": -0.16,
    "Wrong address": 0.06, "Double charge": -0.04, "Cancellation": -0.03,
}  # fmt: skip

KINDS = {"chat": "chat", "phone": "call", "email": "ticket", "web": "ticket"}
ISSUE_KINDS = {"Onboarding": "onboarding", "Training": "training", "Deliverable": "deliverable"}
BUSINESS_ISSUES = frozenset(ISSUE_KINDS)
